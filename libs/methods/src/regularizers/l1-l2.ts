import type { Regularizer } from '../definition.ts';

/**
 * Both penalties: R = l1 sum |w| + l2 sum w^2; dR/dw = l1 sign(w) + 2 l2 w, with sign(0) = 0.
 *
 * The elastic net: l1 makes weights vanish, l2 keeps groups of alike weights together, of which l1 alone picks one.
 * Defaults of `keras.regularizers.l1_l2`, 0.01 each (the class L1L2 has 0).
 */
export const l1L2: Regularizer<'l1' | 'l2'> = {
  id: 'l1-l2',
  title: 'l1 + l2',
  formula: String.raw`R = \lambda_1 \sum |w| + \lambda_2 \sum w^2`,
  reference:
    'Zou and Hastie (2005), Regularization and variable selection via the elastic net, Journal of the Royal Statistical Society B 67',
  keras: 'keras.regularizers.L1L2',
  hyperparameters: {
    l1: { default: 0.01, minimum: 0, meaning: 'lambda_1, the price of a unit of |w|' },
    l2: { default: 0.01, minimum: 0, meaning: 'lambda_2, the price of a unit of w^2' },
  },
  value: (w, { l1, l2 }) => l1 * Math.abs(w) + l2 * w * w,
  gradient: (w, { l1, l2 }) => l1 * Math.sign(w) + 2 * l2 * w,
};
