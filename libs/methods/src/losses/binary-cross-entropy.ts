import { logistic } from '../activations/sigmoid.ts';
import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Cross-entropy of one yes / no question for each output, on its logit y:
 * L = -t ln s(y) - (1 - t) ln(1 - s(y)), s the logistic function; the mean over outputs.
 *
 * The negative log-likelihood of a Bernoulli variable with probability s(y). Written out,
 * L = max(y, 0) - t y + ln(1 + e^-|y|), which neither overflows nor takes the logarithm of 0, and dL/dy = s(y) - t.
 * With one output, label 1 is "yes". The output layer is linear; Keras has this as `from_logits=True`.
 */
export const binaryCrossEntropy = meanOverOutputs({
  id: 'binary-cross-entropy',
  title: 'Binary cross-entropy',
  formula: String.raw`L = -t \ln \sigma(y) - (1 - t) \ln(1 - \sigma(y))`,
  reference:
    'Cox (1958), The Regression Analysis of Binary Sequences, Journal of the Royal Statistical Society B 20',
  keras: 'keras.losses.binary_crossentropy',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  targets: 'zero-one',
  perOutput: {
    value: (t, y) => Math.max(y, 0) - t * y + Math.log1p(Math.exp(-Math.abs(y))),
    derivative: (t, y) => logistic(y) - t,
  },
});
