import { meanOverOutputs } from './mean-over-outputs.ts';

/** L = max(0, 1 - t y)^2 */
export const squaredHinge = meanOverOutputs({
  value: (ops, t, y) => ops.square(ops.relu(ops.subtract(1, ops.multiply(t, y)))),
  derivative: (ops, t, y) => ops.multiply(ops.multiply(t, -2), ops.relu(ops.subtract(1, ops.multiply(t, y)))),
});
