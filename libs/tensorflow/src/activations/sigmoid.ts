import type { ActivationFace } from '../face.ts';

/** a = 1 / (1 + e^-z), da/dz = a (1 - a) */
export const sigmoid: ActivationFace = {
  forward: (ops, z) => ops.sigmoid(z),
  backward: (ops, _z, a, u) => ops.multiply(u, ops.multiply(a, ops.subtract(1, a))),
};
