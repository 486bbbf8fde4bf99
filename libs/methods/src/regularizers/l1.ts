import type { Regularizer } from '../definition.ts';

/**
 * l1 penalty: R = strength sum |w|; dR/dw = strength sign(w), 0 at w = 0.
 *
 * A pull towards 0 that does not weaken on the way, so that weights the data does not need arrive there: for a single
 * weight the optimum is the soft threshold, sign(w) max(|w| - strength / curvature, 0). With a gradient step instead of
 * that threshold a weight comes to oscillate around 0 within a step's length, and is not exactly 0.
 */
export const l1: Regularizer<'strength'> = {
  id: 'l1',
  title: 'l1',
  formula: String.raw`R = \lambda \sum |w|`,
  reference:
    'Tibshirani (1996), Regression Shrinkage and Selection via the Lasso, Journal of the Royal Statistical Society B 58',
  keras: 'keras.regularizers.L1',
  hyperparameters: { strength: { default: 0.01, minimum: 0, meaning: 'lambda, the price of a unit of |w|' } },
  value: (w, { strength }) => strength * Math.abs(w),
  gradient: (w, { strength }) => strength * Math.sign(w),
};
