import type { ActivationFace } from '../face.ts';

/** a = ln(1 + e^z), da/dz = s(z), s the logistic function */
export const softplus: ActivationFace = {
  forward: (ops, z) => ops.softplus(z),
  backward: (ops, z, _a, u) => ops.multiply(u, ops.sigmoid(z)),
};
