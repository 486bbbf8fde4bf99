import { meanOverOutputs } from './mean-over-outputs.ts';

const EPSILON = 1e-7;

/**
 * Poisson loss: L = y - t ln(y + epsilon), epsilon = 1e-7; the mean over outputs.
 *
 * The negative log-likelihood of a count t with expected count y, less what does not depend on y. For outputs that are
 * probabilities of classes, sum_j y_j = 1, so it is (1 + cross-entropy) / n: the same optimum, an n-th of the
 * gradient. dL/dy = 1 - t / (y + epsilon). Outputs must not be negative: softmax, sigmoid, softplus or relu.
 */
export const poisson = meanOverOutputs({
  id: 'poisson',
  title: 'Poisson',
  formula: String.raw`L = \tfrac{1}{n} \sum_j (y_j - t_j \ln(y_j + \epsilon))`,
  reference:
    'Nelder and Wedderburn (1972), Generalized Linear Models, Journal of the Royal Statistical Society A 135',
  keras: 'keras.losses.poisson',
  hyperparameters: {},
  outputs: 'probabilities',
  domain: 'non-negative',
  targets: 'zero-one',
  perOutput: {
    value: (t, y) => y - t * Math.log(y + EPSILON),
    derivative: (t, y) => 1 - t / (y + EPSILON),
  },
});
