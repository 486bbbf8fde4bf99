import type { OptimizerFace } from '../face.ts';

/** m, v as Adam's; w <- w - (a m + b g) / (sqrt(c v) + epsilon) */
export const nadam: OptimizerFace = {
  update(ops, w, g, [m0, v0], [a, b, c, take1, take2, epsilon]) {
    const m = ops.add(m0!, ops.multiply(ops.subtract(g, m0!), take1!));
    const v = ops.add(v0!, ops.multiply(ops.subtract(ops.square(g), v0!), take2!));
    const ahead = ops.add(ops.multiply(m, a!), ops.multiply(g, b!));
    const step = ops.divide(ahead, ops.add(ops.sqrt(ops.multiply(v, c!)), epsilon!));
    return { w: ops.subtract(w, step), slots: [m, v] };
  },
};
