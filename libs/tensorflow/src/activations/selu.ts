import type { ActivationFace } from '../face.ts';

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

/** a = lambda z for z > 0, lambda alpha (e^z - 1) for z <= 0 */
export const selu: ActivationFace = {
  forward: (ops, z) =>
    ops.select(ops.greater(z, 0), ops.multiply(z, SCALE), ops.multiply(ops.expm1(z), SCALE * ALPHA)),
  backward: (ops, z, _a, u) =>
    ops.multiply(u, ops.select(ops.greater(z, 0), SCALE, ops.multiply(ops.exp(z), SCALE * ALPHA))),
};
