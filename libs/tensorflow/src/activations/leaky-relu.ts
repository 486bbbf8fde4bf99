import type { ActivationFace } from '../face.ts';

/** a = z for z > 0, slope z for z <= 0 */
export const leakyRelu: ActivationFace = {
  forward: (ops, z, { slope }) => ops.select(ops.greater(z, 0), z, ops.multiply(z, slope!)),
  backward: (ops, z, _a, u, { slope }) => ops.select(ops.greater(z, 0), u, ops.multiply(u, slope!)),
};
