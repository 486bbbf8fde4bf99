import { meanOverOutputs } from './mean-over-outputs.ts';

/** L = max(0, 1 - t y); the derivative at the kink is 0. */
export const hinge = meanOverOutputs({
  value: (ops, t, y) => ops.relu(ops.subtract(1, ops.multiply(t, y))),
  derivative: (ops, t, y) => ops.select(ops.greater(1, ops.multiply(t, y)), ops.negative(t), 0),
});
