import type { Loss } from '../definition.ts';

/**
 * Adaline's loss, L = 1/2 sum_j (y_j - t_j)^2 with targets +-1 and linear outputs y.
 *
 * Widrow and Hoff compare the target with the sum itself, not with the thresholded answer as the perceptron does, so
 * the error y - t has a derivative and learning goes on after the last mistake. dL/dy = y - t: with gradient descent
 * the delta rule, w <- w - eta (y - t) x. The 1/2 cancels the 2 of the square. A sum over outputs where Keras has the
 * mean: each output is an Adaline of its own, whose step does not depend on how many there are.
 */
export const adaline: Loss<never> = {
  id: 'adaline',
  title: 'Adaline',
  formula: String.raw`L = \tfrac{1}{2} \sum_j (y_j - t_j)^2, \quad t_j = \pm 1`,
  reference: 'Widrow and Hoff (1960), Adaptive Switching Circuits, IRE WESCON Convention Record',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  minimumOutputs: 1,
  targets: 'plus-minus-one',
  value: (t, y) => y.reduce((sum, yj, j) => sum + 0.5 * (yj - t[j]!) * (yj - t[j]!), 0),
  gradient: (t, y) => y.map((yj, j) => yj - t[j]!),
};
