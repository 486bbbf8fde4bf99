import type { OptimizerFace } from '../face.ts';

/** m <- m + (1 - beta1)(g - m); u <- max(beta2 u, |g|); w <- w - alpha m / (u + epsilon) */
export const adamax: OptimizerFace = {
  update(ops, w, g, [m0, u0], [alpha, take1, beta2, epsilon]) {
    const m = ops.add(m0!, ops.multiply(ops.subtract(g, m0!), take1!));
    const u = ops.maximum(ops.multiply(u0!, beta2!), ops.abs(g));
    const step = ops.divide(ops.multiply(m, alpha!), ops.add(u, epsilon!));
    return { w: ops.subtract(w, step), slots: [m, u] };
  },
  fused: {
    operation: 'ResourceApplyAdaMax',
    // A power of 0 leaves the alpha that is given: TensorFlow would make it in float32.
    before: ({ scalars: [alpha, , beta2, epsilon], hyperparameters: { beta1 } }) => [
      0,
      alpha!,
      beta1!,
      beta2!,
      epsilon!,
    ],
  },
};
