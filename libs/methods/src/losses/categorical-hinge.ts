import type { Loss } from '../definition.ts';

/**
 * Multi-class hinge: L = max(0, 1 + m - y_label), m the largest output of another class, but at least 0.
 *
 * Nothing is lost once the label's output leads every other by the margin 1. The "at least 0" is Keras's, whose
 * maximum over (1 - t) y includes the label's own zero: outputs that are all negative still have to be raised. Crammer
 * and Singer have the maximum over the others alone. Where several outputs are largest the first takes the
 * subgradient; where none is above 0, and at L = 0, there is none.
 */
export const categoricalHinge: Loss<never> = {
  id: 'categorical-hinge',
  title: 'Categorical hinge',
  formula: String.raw`L = \max(0, 1 + \max_{j} (1 - t_j) y_j - \sum_j t_j y_j)`,
  reference:
    'Crammer and Singer (2001), On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines, JMLR 2',
  keras: 'keras.losses.categorical_hinge',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  minimumOutputs: 2,
  targets: 'zero-one',
  value: (t, y) => Math.max(0, margin(t, y).loss),
  gradient(t, y) {
    const { label, rival, loss } = margin(t, y);
    return y.map((_, j) => (loss <= 0 ? 0 : j === label ? -1 : j === rival ? 1 : 0));
  },
};

function margin(t: readonly number[], y: readonly number[]) {
  const label = t.indexOf(1);
  const others = y.map((yj, j) => (j === label ? 0 : yj));
  const largest = Math.max(...others);
  return { label, rival: largest > 0 ? others.indexOf(largest) : undefined, loss: 1 + largest - y[label]! };
}
