import type { Activation } from '../definition.ts';

/**
 * Softmax: a_j = e^(z_j) / sum_i e^(z_i), a probability distribution over the units of a layer.
 *
 * The output of a classifier. The Jacobian is diag(a) - a a^T, so with the upstream gradient u,
 * dL/dz_j = a_j (u_j - sum_i u_i a_i). As a hidden layer of n units it starves them: they share a total activation
 * of 1, and with a near 1/n every entry of the Jacobian is of the order 1/n.
 */
export const softmax: Activation<never> = {
  id: 'softmax',
  title: 'Softmax',
  formula: String.raw`a_j = \frac{e^{z_j}}{\sum_i e^{z_i}}`,
  reference:
    'Bridle (1990), Probabilistic Interpretation of Feedforward Classification Network Outputs, Neurocomputing, NATO ASI Series 68',
  keras: 'keras.activations.softmax',
  hyperparameters: {},
  range: [0, 1],
  sumsToOne: true,
  forward: softmaxOf,
  backward(_z, a, upstream) {
    const inner = a.reduce((sum, aj, j) => sum + upstream[j]! * aj, 0);
    return a.map((aj, j) => aj * (upstream[j]! - inner));
  },
};

/** Softmax of z; subtracting the largest z_j first cancels in the quotient and keeps e^z from overflowing. */
export function softmaxOf(z: readonly number[]): number[] {
  const largest = Math.max(...z);
  const powers = z.map((zj) => Math.exp(zj - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** ln softmax(z)_j = z_j - ln sum_i e^(z_i), which stays finite where the probability itself would round to 0. */
export function logSoftmaxOf(z: readonly number[]): number[] {
  const largest = Math.max(...z);
  const normalizer = largest + Math.log(z.reduce((sum, zj) => sum + Math.exp(zj - largest), 0));
  return z.map((zj) => zj - normalizer);
}
