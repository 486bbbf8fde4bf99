import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Mean squared error: L = (y - t)^2, the mean over outputs (no 1/2). dL/dy = 2 (y - t) / n.
 *
 * The likelihood of normal noise; its optimum is the mean of the targets, which for 0 / 1 targets is the probability
 * of the class. After a softmax the gradient is multiplied by the Jacobian diag(p) - p p^T, which is nearly 0 when
 * the network is sure, right or wrong: a sure mistake is hardly corrected. On linear outputs that factor is absent.
 */
export const meanSquaredError = meanOverOutputs({
  id: 'mean-squared-error',
  title: 'Mean squared error',
  formula: String.raw`L = \tfrac{1}{n} \sum_j (y_j - t_j)^2`,
  reference:
    'Gauss (1809), Theoria motus corporum coelestium; as a score of probabilities Brier (1950), Monthly Weather Review 78',
  keras: 'keras.losses.mean_squared_error',
  hyperparameters: {},
  outputs: 'probabilities',
  domain: 'real',
  targets: 'zero-one',
  perOutput: {
    value: (t, y) => (y - t) * (y - t),
    derivative: (t, y) => 2 * (y - t),
  },
});
