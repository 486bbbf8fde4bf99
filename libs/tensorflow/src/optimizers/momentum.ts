import type { OptimizerFace } from '../face.ts';

/** v <- mu v - eta g; w <- w + v */
export const momentum: OptimizerFace = {
  update(ops, w, g, [v0], [eta, mu]) {
    const v = ops.subtract(ops.multiply(v0!, mu!), ops.multiply(g, eta!));
    return { w: ops.add(w, v), slots: [v] };
  },
  fused: {
    operation: 'ResourceApplyKerasMomentum',
    before: ({ scalars: [eta] }) => [eta!],
    after: ({ scalars: [, mu] }) => [mu!],
  },
};
