import type { OptimizerFace } from '../face.ts';

/** w <- w - eta g */
export const gradientDescent: OptimizerFace = {
  update: (ops, w, g, _slots, [eta]) => ({ w: ops.subtract(w, ops.multiply(g, eta!)), slots: [] }),
  fused: { operation: 'ResourceApplyGradientDescent', before: ({ scalars }) => scalars },
};
