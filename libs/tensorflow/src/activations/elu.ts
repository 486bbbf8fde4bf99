import type { ActivationFace } from '../face.ts';

/** a = z for z > 0, alpha (e^z - 1) for z <= 0 */
export const elu: ActivationFace = {
  forward: (ops, z, { alpha }) => ops.select(ops.greater(z, 0), z, ops.multiply(ops.expm1(z), alpha!)),
  backward: (ops, z, _a, u, { alpha }) =>
    ops.select(ops.greater(z, 0), u, ops.multiply(u, ops.multiply(ops.exp(z), alpha!))),
};
