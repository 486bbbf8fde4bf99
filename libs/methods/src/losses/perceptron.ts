import type { Loss } from '../definition.ts';
import { predictedClass } from './predicted-class.ts';

/**
 * The perceptron's loss for several classes: L = max_j y_j - y_label.
 *
 * On a mistake, where another output than the label's is the largest, the gradient is +1 there and -1 at the label's,
 * else 0. Gradient descent with batch size 1 then is Rosenblatt's rule: add eta x to the weights of the right class,
 * take it from those of the predicted one, and leave correct examples alone - with no margin, so learning stops at the
 * last mistake.
 *
 * The first of several largest outputs is the predicted one. From zero weights all outputs are 0 and class 0 is
 * predicted: an example of another class has the loss 0, yet counts as a mistake and has a gradient. Without that,
 * zero weights, from which the convergence bound (R / gamma)^2 starts, would never move.
 */
export const perceptron: Loss<never> = {
  id: 'perceptron',
  title: 'Perceptron',
  formula: String.raw`L = \max_j y_j - \sum_j t_j y_j`,
  reference:
    'Rosenblatt (1958), The Perceptron: A Probabilistic Model for Information Storage and Organization in the Brain, Psychological Review 65; several classes after Duda and Hart (1973), Pattern Classification and Scene Analysis (Kesler)',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  minimumOutputs: 2,
  targets: 'zero-one',
  value: (t, y) => Math.max(...y) - y[t.indexOf(1)]!,
  gradient(t, y) {
    const label = t.indexOf(1);
    const predicted = predictedClass(perceptron, y);
    return y.map((_, j) => Number(j === predicted) - Number(j === label));
  },
};
