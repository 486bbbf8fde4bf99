import type { ActivationFace } from '../face.ts';

/** a = z t with t = tanh(ln(1 + e^z)), da/dz = t + z (1 - t^2) s(z), s the logistic function */
export const mish: ActivationFace = {
  forward: (ops, z) => ops.multiply(z, ops.tanh(ops.softplus(z))),
  backward(ops, z, _a, u) {
    const t = ops.tanh(ops.softplus(z));
    const slope = ops.multiply(ops.multiply(z, ops.subtract(1, ops.square(t))), ops.sigmoid(z));
    return ops.multiply(u, ops.add(t, slope));
  },
};
