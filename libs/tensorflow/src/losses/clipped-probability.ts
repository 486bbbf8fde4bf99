import type { LossFace } from '../face.ts';

const EPSILON = 1e-7;

/**
 * L = -sum_j t_j ln p_j with p kept within [1e-7, 1 - 1e-7], dL/dp_j = -t_j / p_j, and 0 where the clip, being flat, lets
 * no gradient through: for one-hot targets both cross-entropy and the Kullback-Leibler divergence.
 */
export const negativeLogLikelihood: LossFace = {
  evaluate(ops, t, p) {
    const clipped = ops.minimum(ops.maximum(p, EPSILON), 1 - EPSILON);
    return {
      values: ops.negative(ops.sumOverUnits(ops.multiply(t, ops.log(clipped)))),
      gradient() {
        const gradient = ops.negative(ops.divide(t, p));
        const fromBelow = ops.select(ops.greaterEqual(p, EPSILON), gradient, 0);
        return ops.select(ops.greaterEqual(1 - EPSILON, p), fromBelow, 0);
      },
    };
  },
};
