import { logSoftmaxOf } from '../activations/softmax.ts';
import type { Loss } from '../definition.ts';

/**
 * Focal loss on logits: L = -alpha (1 - p)^gamma ln p, p the softmax probability of the label.
 *
 * Cross-entropy with easy examples turned down: with gamma = 2 an example at p = 0.9 counts a hundredth. gamma = 0
 * and alpha = 1 is cross-entropy itself. With q = 1 - p,
 * dL/dy_j = alpha (gamma q^(gamma - 1) p ln p - q^gamma) (t_j - p_j).
 * alpha is 1 here, which leaves the loss comparable with the others; Keras has 0.25, which scales loss and gradient
 * alike. Keras clips p to [1e-7, 1 - 1e-7]; from logits there is no need to.
 */
export const focal: Loss<'gamma' | 'alpha'> = {
  id: 'focal',
  title: 'Focal loss',
  formula: String.raw`L = -\alpha (1 - p)^\gamma \ln p`,
  reference:
    'Lin, Goyal, Girshick, He and Dollár (2017), Focal Loss for Dense Object Detection, arXiv 1708.02002',
  keras: 'keras.losses.categorical_focal_crossentropy',
  hyperparameters: {
    gamma: { default: 2, minimum: 0, meaning: 'how strongly easy examples are turned down' },
    alpha: { default: 1, exclusiveMinimum: 0, meaning: 'the factor of the whole loss' },
  },
  outputs: 'logits',
  domain: 'real',
  minimumOutputs: 2,
  targets: 'zero-one',
  value(t, y, { gamma, alpha }) {
    const logP = logSoftmaxOf(y)[t.indexOf(1)]!;
    return -alpha * (-Math.expm1(logP)) ** gamma * logP;
  },
  gradient(t, y, { gamma, alpha }) {
    const logProbabilities = logSoftmaxOf(y);
    const logP = logProbabilities[t.indexOf(1)]!;
    const q = -Math.expm1(logP);
    // For gamma < 1 the power is infinite at q = 0, where the product tends to 0.
    const focusing = q === 0 ? 0 : gamma * q ** (gamma - 1) * Math.exp(logP) * logP;
    const slope = alpha * (focusing - q ** gamma);
    return logProbabilities.map((logPj, j) => slope * (t[j]! - Math.exp(logPj)));
  },
};
