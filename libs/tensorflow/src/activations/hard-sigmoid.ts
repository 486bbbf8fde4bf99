import type { ActivationFace } from '../face.ts';

/** a = min(max(z + 3, 0), 6) / 6; the derivative is 1 / 6 strictly between the kinks, else 0. */
export const hardSigmoid: ActivationFace = {
  forward: (ops, z) => ops.divide(ops.minimum(ops.maximum(ops.add(z, 3), 0), 6), 6),
  backward: (ops, z, _a, u) => ops.select(ops.greater(3, ops.abs(z)), ops.divide(u, 6), 0),
};
