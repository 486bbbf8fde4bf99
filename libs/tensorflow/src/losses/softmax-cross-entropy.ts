import type { LossFace } from '../face.ts';

/** L = -sum_j t_j ln p_j, dL/dy = p - t, p the softmax of y */
export const softmaxCrossEntropy: LossFace = {
  evaluate(ops, t, y) {
    const logP = ops.logSoftmax(y);
    return {
      values: ops.negative(ops.sumOverUnits(ops.multiply(t, logP))),
      gradient: () => ops.subtract(ops.exp(logP), t),
    };
  },
};
