import { meanOverOutputs } from './mean-over-outputs.ts';

/** L = |y - t|; the derivative at 0 is 0. */
export const meanAbsoluteError = meanOverOutputs({
  value: (ops, t, y) => ops.abs(ops.subtract(y, t)),
  derivative: (ops, t, y) => ops.sign(ops.subtract(y, t)),
});
