import type { Loss } from '../definition.ts';
import { clippedProbability, logarithmGradient } from './clipped-probability.ts';

/**
 * Kullback-Leibler divergence of the output p from the target t: L = sum_j t_j ln(t_j / p_j), 0 ln 0 = 0.
 *
 * Cross-entropy less the entropy of t, which no weight can change: the gradient is that of cross-entropy to the last
 * bit, and for one-hot targets, whose entropy is 0, so is the value. Keras clips the target too, to 1e-7, instead of
 * taking 0 ln 0 = 0: each output that is off then adds 1e-7 ln(1e-7 / p_j) and a gradient of -1e-7 / p_j.
 */
export const kullbackLeibler: Loss<never> = {
  id: 'kullback-leibler',
  title: 'Kullback-Leibler divergence',
  formula: String.raw`L = \sum_j t_j \ln \frac{t_j}{p_j}`,
  reference:
    'Kullback and Leibler (1951), On Information and Sufficiency, Annals of Mathematical Statistics 22',
  keras: 'keras.losses.kl_divergence',
  hyperparameters: {},
  outputs: 'probabilities',
  domain: 'distribution',
  minimumOutputs: 2,
  targets: 'zero-one',
  value: (t, p) =>
    t.reduce((sum, tj, j) => (tj === 0 ? sum : sum + tj * Math.log(tj / clippedProbability(p[j]!))), 0),
  gradient: logarithmGradient,
};
