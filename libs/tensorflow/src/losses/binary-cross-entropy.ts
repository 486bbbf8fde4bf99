import { meanOverOutputs } from './mean-over-outputs.ts';

/** L = t softplus(-y) + (1 - t) softplus(y), dL/dy = s(y) - t, s the logistic function */
export const binaryCrossEntropy = meanOverOutputs({
  value: (ops, t, y) =>
    ops.add(
      ops.multiply(t, ops.softplus(ops.negative(y))),
      ops.multiply(ops.subtract(1, t), ops.softplus(y)),
    ),
  derivative: (ops, t, y) => ops.subtract(ops.sigmoid(y), t),
});
