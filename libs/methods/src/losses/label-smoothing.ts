import { logSoftmaxOf } from '../activations/softmax.ts';
import type { Loss } from '../definition.ts';

/**
 * Softmax cross-entropy on logits with smoothed targets: t'_j = (1 - s) t_j + s / n for n outputs.
 *
 * The smallest loss is no longer at p = 1, which takes infinite logits, but at p_label = 1 - s + s / n: the network
 * is kept from being surer than that. dL/dy = p - t'. The smoothing s = 0.1 is the paper's.
 */
export const labelSmoothing: Loss<'smoothing'> = {
  id: 'label-smoothing',
  title: 'Cross-entropy with label smoothing',
  formula: String.raw`L = -\sum_j t'_j \ln p_j, \quad t'_j = (1 - s) t_j + \tfrac{s}{n}`,
  reference:
    'Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2015), Rethinking the Inception Architecture for Computer Vision, arXiv 1512.00567',
  keras: 'keras.losses.categorical_crossentropy',
  hyperparameters: {
    smoothing: {
      default: 0.1,
      minimum: 0,
      maximum: 1,
      meaning: 's, the share of a target spread over all classes',
    },
  },
  outputs: 'logits',
  domain: 'real',
  minimumOutputs: 2,
  targets: 'zero-one',
  value(t, y, { smoothing }) {
    const logProbabilities = logSoftmaxOf(y);
    return smoothed(t, smoothing).reduce((sum, tj, j) => sum - tj * logProbabilities[j]!, 0);
  },
  gradient(t, y, { smoothing }) {
    const targets = smoothed(t, smoothing);
    return logSoftmaxOf(y).map((logP, j) => Math.exp(logP) - targets[j]!);
  },
};

function smoothed(t: readonly number[], smoothing: number): number[] {
  return t.map((tj) => (1 - smoothing) * tj + smoothing / t.length);
}
