import { meanOverOutputs } from './mean-over-outputs.ts';

/** L = (y - t)^2 */
export const meanSquaredError = meanOverOutputs({
  value: (ops, t, y) => ops.square(ops.subtract(y, t)),
  derivative: (ops, t, y) => ops.multiply(ops.subtract(y, t), 2),
});
