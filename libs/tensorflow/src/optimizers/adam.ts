import type { OptimizerFace } from '../face.ts';

/** m <- m + (1 - beta1)(g - m); v <- v + (1 - beta2)(g^2 - v); w <- w - alpha m / (sqrt(v) + epsilon) */
export const adam: OptimizerFace = {
  update(ops, w, g, [m0, v0], [alpha, take1, take2, epsilon]) {
    const m = ops.add(m0!, ops.multiply(ops.subtract(g, m0!), take1!));
    const v = ops.add(v0!, ops.multiply(ops.subtract(ops.square(g), v0!), take2!));
    const step = ops.divide(ops.multiply(m, alpha!), ops.add(ops.sqrt(v), epsilon!));
    return { w: ops.subtract(w, step), slots: [m, v] };
  },

  fused: {
    operation: 'ResourceApplyAdam',
    /**
     * TensorFlow takes powers of beta and makes alpha of them in float32, where 1 - beta2^t has lost three digits in
     * the first steps; with powers of 0 it takes the alpha that is given. It makes 1 - beta2 in float32 too, for 0.999 too
     * small by 1.3e-5, and with it v; that much of sqrt(v) is taken from alpha and epsilon as well.
     */
    before({ scalars: [alpha, , take2, epsilon], hyperparameters: { beta1, beta2 } }) {
      const scale = Math.sqrt((1 - Math.fround(beta2!)) / take2!);
      return [0, 0, alpha! * scale, beta1!, beta2!, epsilon! * scale];
    },
  },
};
