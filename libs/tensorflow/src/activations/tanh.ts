import type { ActivationFace } from '../face.ts';

/** a = tanh z, da/dz = 1 - a^2 */
export const tanh: ActivationFace = {
  forward: (ops, z) => ops.tanh(z),
  backward: (ops, _z, a, u) => ops.multiply(u, ops.subtract(1, ops.square(a))),
};
