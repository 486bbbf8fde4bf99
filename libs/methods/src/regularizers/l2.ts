import type { Regularizer } from '../definition.ts';

/**
 * l2 penalty: R = strength sum w^2; dR/dw = 2 strength w.
 *
 * A pull towards 0 in proportion to the weight: with gradient descent w <- (1 - 2 eta strength) w - eta g, which is why
 * it is called weight decay. Convention of Keras, without the 1/2: texts that write lambda/2 w^2, and optimizers that
 * decay by lambda w, mean half of this strength's pull, lambda = 2 strength.
 */
export const l2: Regularizer<'strength'> = {
  id: 'l2',
  title: 'l2',
  formula: String.raw`R = \lambda \sum w^2`,
  reference:
    'Hoerl and Kennard (1970), Ridge Regression: Biased Estimation for Nonorthogonal Problems, Technometrics 12',
  keras: 'keras.regularizers.L2',
  hyperparameters: { strength: { default: 0.01, minimum: 0, meaning: 'lambda, the price of a unit of w^2' } },
  value: (w, { strength }) => strength * w * w,
  gradient: (w, { strength }) => 2 * strength * w,
};
