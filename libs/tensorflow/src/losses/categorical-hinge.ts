import type { LossFace } from '../face.ts';
import type { Tensor } from '../operations/operations.ts';

/** L = max(0, 1 + m - y_label), m the largest output of another class, but at least 0; the first of several that are largest
 * takes the gradient, none where m = 0. */
export const categoricalHinge: LossFace = {
  evaluate(ops, t, y) {
    const others = ops.multiply(ops.subtract(1, t), y);
    const largest = ops.maxOverUnits(others);
    const margin = ops.add(ops.subtract(largest, ops.sumOverUnits(ops.multiply(t, y))), 1);
    const holds = (x: Tensor) => ops.select(ops.greater(x, 0), 1, 0);
    return {
      values: ops.relu(margin),
      gradient() {
        const rival = ops.multiply(ops.oneHotOfLargest(others), holds(largest));
        return ops.multiply(ops.subtract(rival, t), holds(margin));
      },
    };
  },
};
