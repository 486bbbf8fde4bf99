import type { OptimizerFace } from '../face.ts';

/** s <- rho s + (1 - rho) g^2; d = g sqrt(u + epsilon) / sqrt(s + epsilon); u <- rho u + (1 - rho) d^2; w <- w - eta d */
export const adadelta: OptimizerFace = {
  update(ops, w, g, [s0, u0], [eta, rho, take, epsilon]) {
    const s = ops.add(ops.multiply(s0!, rho!), ops.multiply(ops.square(g), take!));
    const length = ops.sqrt(ops.add(u0!, epsilon!));
    const d = ops.divide(ops.multiply(length, g), ops.sqrt(ops.add(s, epsilon!)));
    const u = ops.add(ops.multiply(u0!, rho!), ops.multiply(ops.square(d), take!));
    return { w: ops.subtract(w, ops.multiply(d, eta!)), slots: [s, u] };
  },
  fused: {
    operation: 'ResourceApplyAdadelta',
    before: ({ scalars: [eta, rho, , epsilon] }) => [eta!, rho!, epsilon!],
  },
};
