import { logSoftmaxOf } from '../activations/softmax.ts';
import type { Loss } from '../definition.ts';

/**
 * Cross-entropy on logits: L = -sum_j t_j ln p_j with p = softmax(y), which is ln sum_i e^(y_i) - y_label.
 *
 * The negative log-likelihood of the label. Taking softmax and logarithm in one step leaves the gradient p - t: bounded,
 * 0 only where the network is right, and free of the division by p that `cross-entropy` goes through. The output layer
 * is linear. Keras has this as `from_logits=True`, sparse or categorical.
 */
export const softmaxCrossEntropy: Loss<never> = {
  id: 'softmax-cross-entropy',
  title: 'Cross-entropy on logits',
  formula: String.raw`L = \ln \sum_i e^{y_i} - \sum_j t_j y_j`,
  reference:
    'Bridle (1990), Probabilistic Interpretation of Feedforward Classification Network Outputs, Neurocomputing, NATO ASI Series 68',
  keras: 'keras.losses.categorical_crossentropy',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  minimumOutputs: 2,
  targets: 'zero-one',
  value: (t, y) => logSoftmaxOf(y).reduce((sum, logP, j) => sum - t[j]! * logP, 0),
  gradient: (t, y) => logSoftmaxOf(y).map((logP, j) => Math.exp(logP) - t[j]!),
};
