import type { Loss } from '../definition.ts';
import { clippedProbability, logarithmGradient } from './clipped-probability.ts';

/**
 * Cross-entropy on probabilities: L = -sum_j t_j ln p_j, p the output of a softmax layer.
 *
 * The negative log-likelihood of the label: -ln p_label. Its gradient -t_j / p_j grows without bound as p_label goes
 * to 0, and the softmax's Jacobian multiplies it by p_label again, leaving p - t; computed in two steps that product
 * loses digits, and beyond p = 1e-7 the clip makes it 0, so that a badly wrong example teaches nothing. Where there
 * is a choice take `softmax-cross-entropy`, the same loss in one step. Keras also divides the outputs by their sum,
 * which is 1 after a softmax: the value is the same, and the gradient differs by a constant that the softmax ignores.
 */
export const crossEntropy: Loss<never> = {
  id: 'cross-entropy',
  title: 'Cross-entropy on probabilities',
  formula: String.raw`L = -\sum_j t_j \ln p_j`,
  reference: 'Good (1952), Rational Decisions, Journal of the Royal Statistical Society B 14',
  keras: 'keras.losses.categorical_crossentropy',
  hyperparameters: {},
  outputs: 'probabilities',
  domain: 'distribution',
  minimumOutputs: 2,
  targets: 'zero-one',
  value: (t, p) => p.reduce((sum, pj, j) => sum - t[j]! * Math.log(clippedProbability(pj)), 0),
  gradient: logarithmGradient,
};
