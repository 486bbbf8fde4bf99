import type { OptimizerFace } from '../face.ts';

/** v <- mu v - eta g; w <- w + mu v - eta g */
export const nesterov: OptimizerFace = {
  update(ops, w, g, [v0], [eta, mu]) {
    const step = ops.multiply(g, eta!);
    const v = ops.subtract(ops.multiply(v0!, mu!), step);
    return { w: ops.add(w, ops.subtract(ops.multiply(v, mu!), step)), slots: [v] };
  },
  fused: {
    operation: 'ResourceApplyKerasMomentum',
    attributes: { use_nesterov: true },
    before: ({ scalars: [eta] }) => [eta!],
    after: ({ scalars: [, mu] }) => [mu!],
  },
};
