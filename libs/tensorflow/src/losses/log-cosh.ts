import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * L = ln cosh e, dL/dy = tanh e, e = y - t. Near 0, where the loss is e^2 / 2, as ln(1 + 2 sinh(e/2)^2), which keeps its
 * digits; beyond |e| = 1 as |e| + ln(1 + e^(-2|e|)) - ln 2, which cannot overflow.
 */
export const logCosh = meanOverOutputs({
  value(ops, t, y) {
    const error = ops.abs(ops.subtract(y, t));
    const half = ops.multiply(ops.minimum(error, 1), 0.5);
    const twiceSinh = ops.subtract(ops.expm1(half), ops.expm1(ops.negative(half)));
    const near = ops.log1p(ops.multiply(ops.square(twiceSinh), 0.5));
    const far = ops.subtract(ops.add(error, ops.softplus(ops.multiply(error, -2))), Math.LN2);
    return ops.select(ops.greater(error, 1), far, near);
  },
  derivative: (ops, t, y) => ops.tanh(ops.subtract(y, t)),
});
