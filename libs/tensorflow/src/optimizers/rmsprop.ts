import type { OptimizerFace } from '../face.ts';

/** s <- rho s + (1 - rho) g^2; w <- w - eta g / sqrt(s + epsilon). TensorFlow's operation keeps a momentum besides. */
export const rmsprop: OptimizerFace = {
  update(ops, w, g, [s0], [eta, rho, take, epsilon]) {
    const s = ops.add(ops.multiply(s0!, rho!), ops.multiply(ops.square(g), take!));
    const step = ops.divide(ops.multiply(g, eta!), ops.sqrt(ops.add(s, epsilon!)));
    return { w: ops.subtract(w, step), slots: [s] };
  },
};
