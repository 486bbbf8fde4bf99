import type { ActivationFace } from '../face.ts';

/** a = z s(z), da/dz = s + a (1 - s), s the logistic function of z */
export const swish: ActivationFace = {
  forward: (ops, z) => ops.multiply(z, ops.sigmoid(z)),
  backward(ops, z, a, u) {
    const s = ops.sigmoid(z);
    return ops.multiply(u, ops.add(s, ops.multiply(a, ops.subtract(1, s))));
  },
};
