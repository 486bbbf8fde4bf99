import type { LossFace } from '../face.ts';

/** L = max_j y_j - y_label, dL/dy = 1 at the first of the largest outputs, less 1 at the label */
export const perceptron: LossFace = {
  evaluate: (ops, t, y) => ({
    values: ops.subtract(ops.maxOverUnits(y), ops.sumOverUnits(ops.multiply(t, y))),
    gradient: () => ops.subtract(ops.oneHotOfLargest(y), t),
  }),
};
