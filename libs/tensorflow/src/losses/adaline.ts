import type { LossFace } from '../face.ts';

/** L = 1/2 sum_j (y_j - t_j)^2, dL/dy = y - t */
export const adaline: LossFace = {
  evaluate(ops, t, y) {
    const error = ops.subtract(y, t);
    return {
      values: ops.multiply(ops.sumOverUnits(ops.square(error)), 0.5),
      gradient: () => error,
    };
  },
};
