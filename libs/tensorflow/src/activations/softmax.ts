import type { ActivationFace } from '../face.ts';

/** a_j = e^(z_j) / sum_i e^(z_i), dL/dz_j = a_j (u_j - sum_i u_i a_i) */
export const softmax: ActivationFace = {
  forward: (ops, z) => ops.softmax(z),
  backward: (ops, _z, a, u) => ops.multiply(a, ops.subtract(u, ops.sumOverUnits(ops.multiply(u, a)))),
};
