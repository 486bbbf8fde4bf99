import { elementwise } from './elementwise.ts';
import { logistic } from './sigmoid.ts';
import { logOnePlusExp } from './softplus.ts';

/**
 * Mish: a = z tanh(ln(1 + e^z)).
 *
 * Like swish a smooth relu with a dip, here to -0.31 near z = -1.19. With t = tanh(softplus(z)) and the logistic
 * function s, f' = t + z (1 - t^2) s(z).
 */
export const mish = elementwise({
  id: 'mish',
  title: 'Mish',
  formula: String.raw`a = z \tanh(\ln(1 + e^z))`,
  reference: 'Misra (2019), Mish: A Self Regularized Non-Monotonic Activation Function, arXiv 1908.08681',
  keras: 'keras.activations.mish',
  hyperparameters: {},
  range: [-0.3088434130172505, Infinity],
  value: (z) => z * Math.tanh(logOnePlusExp(z)),
  derivative(z) {
    const t = Math.tanh(logOnePlusExp(z));
    return t + z * (1 - t * t) * logistic(z);
  },
});
