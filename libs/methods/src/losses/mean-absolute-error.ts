import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Mean absolute error: L = |y - t|, the mean over outputs.
 *
 * Its best constant is the median of the targets, where the squared error's is their mean: robust to wrong targets,
 * but with a gradient that is +-1 however small the error (0 at y = t), and an optimum that, for an output that is
 * "on" in fewer than half of the cases, is plain 0.
 */
export const meanAbsoluteError = meanOverOutputs({
  id: 'mean-absolute-error',
  title: 'Mean absolute error',
  formula: String.raw`L = \tfrac{1}{n} \sum_j |y_j - t_j|`,
  reference:
    'Laplace (1774), Mémoire sur la probabilité des causes par les évènements; on classes Ghosh, Kumar and Sastry (2017), arXiv 1712.09482',
  keras: 'keras.losses.mean_absolute_error',
  hyperparameters: {},
  outputs: 'probabilities',
  domain: 'real',
  targets: 'zero-one',
  perOutput: {
    value: (t, y) => Math.abs(y - t),
    derivative: (t, y) => Math.sign(y - t),
  },
});
