import type { OptimizerFace } from '../face.ts';

/** s <- s + g^2; w <- w - eta g / sqrt(s + epsilon). TensorFlow's operation has the epsilon outside of the root. */
export const adagrad: OptimizerFace = {
  update(ops, w, g, [s0], [eta, epsilon]) {
    const s = ops.add(s0!, ops.square(g));
    const step = ops.divide(ops.multiply(g, eta!), ops.sqrt(ops.add(s, epsilon!)));
    return { w: ops.subtract(w, step), slots: [s] };
  },
};
