import type { OptimizerFace } from '../face.ts';

/** w <- w - eta sign(beta1 m + (1 - beta1) g); m <- beta2 m + (1 - beta2) g */
export const lion: OptimizerFace = {
  update(ops, w, g, [m0], [eta, beta1, take1, beta2, take2]) {
    const direction = ops.add(ops.multiply(m0!, beta1!), ops.multiply(g, take1!));
    const m = ops.add(ops.multiply(m0!, beta2!), ops.multiply(g, take2!));
    return { w: ops.subtract(w, ops.multiply(ops.sign(direction), eta!)), slots: [m] };
  },
};
