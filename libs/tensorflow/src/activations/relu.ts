import type { ActivationFace } from '../face.ts';

/** a = max(z, 0); the derivative at 0 is 0. */
export const relu: ActivationFace = {
  forward: (ops, z) => ops.relu(z),
  backward: (ops, z, _a, u) => ops.select(ops.greater(z, 0), u, 0),
};
