import { elementwise } from './elementwise.ts';

/**
 * Logistic function: a = 1 / (1 + e^-z).
 *
 * Squeezes z into (0, 1): as an output, the probability of one of two classes. f' = a (1 - a) is at most 1/4, at
 * z = 0, and below 0.01 beyond |z| = 4.6, where the unit is saturated: through L layers a gradient is multiplied by
 * the weights and by at most 4^-L.
 */
export const sigmoid = elementwise({
  id: 'sigmoid',
  title: 'Sigmoid',
  formula: String.raw`a = \frac{1}{1 + e^{-z}}`,
  reference:
    'Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors, Nature 323',
  keras: 'keras.activations.sigmoid',
  hyperparameters: {},
  range: [0, 1],
  value: logistic,
  derivative(z) {
    const a = logistic(z);
    return a * (1 - a);
  },
});

/** 1 / (1 + e^-z); an overflow of e^-z gives the right limit, 0. */
export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
