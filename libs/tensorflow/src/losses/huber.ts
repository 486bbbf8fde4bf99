import { meanOverOutputs } from './mean-over-outputs.ts';

/** L = e^2 / 2 for |e| <= delta, delta (|e| - delta / 2) beyond, e = y - t. With c = min(|e|, delta) both are c (|e| - c / 2). */
export const huber = meanOverOutputs({
  value(ops, t, y, { delta }) {
    const error = ops.abs(ops.subtract(y, t));
    const cut = ops.minimum(error, delta!);
    return ops.multiply(cut, ops.subtract(error, ops.multiply(cut, 0.5)));
  },
  derivative: (ops, t, y, { delta }) => ops.minimum(ops.maximum(ops.subtract(y, t), -delta!), delta!),
});
