import type { ActivationFace } from '../face.ts';

/** a = z */
export const linear: ActivationFace = {
  identity: true,
  forward: (_ops, z) => z,
  backward: (_ops, _z, _a, u) => u,
};
