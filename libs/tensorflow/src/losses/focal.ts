import type { LossFace } from '../face.ts';

/** L = -alpha q^gamma ln p with q = 1 - p, p the softmax probability of the label;
 * dL/dy_j = alpha (gamma q^(gamma - 1) p ln p - q^gamma) (t_j - p_j) */
export const focal: LossFace = {
  evaluate(ops, t, y, { gamma, alpha }) {
    const logProbabilities = ops.logSoftmax(y);
    const logP = ops.sumOverUnits(ops.multiply(t, logProbabilities));
    const q = ops.negative(ops.expm1(logP));
    const focus = ops.power(q, gamma!);
    return {
      values: ops.multiply(ops.multiply(focus, logP), -alpha!),
      gradient() {
        // For gamma < 1 the power is infinite at q = 0, where the product tends to 0.
        const power = ops.multiply(ops.power(q, gamma! - 1), gamma!);
        const focusing = ops.multiply(power, ops.multiply(ops.exp(logP), logP));
        const finite = ops.select(ops.greater(q, 0), focusing, 0);
        const slope = ops.multiply(ops.subtract(finite, focus), alpha!);
        return ops.multiply(slope, ops.subtract(t, ops.exp(logProbabilities)));
      },
    };
  },
};
