import { meanOverOutputs } from './mean-over-outputs.ts';

const EPSILON = 1e-7;

/** L = y - t ln(y + epsilon) */
export const poisson = meanOverOutputs({
  value: (ops, t, y) => ops.subtract(y, ops.multiply(t, ops.log(ops.add(y, EPSILON)))),
  derivative: (ops, t, y) => ops.subtract(1, ops.divide(t, ops.add(y, EPSILON))),
});
