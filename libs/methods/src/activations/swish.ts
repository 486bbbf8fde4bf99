import { elementwise } from './elementwise.ts';
import { logistic } from './sigmoid.ts';

/**
 * Swish, also called SiLU: a = z s(z), s the logistic function.
 *
 * z times a gate that z itself opens: a smooth relu that dips to -0.28 near z = -1.28. f' = s (1 + z (1 - s)). The
 * paper has s(beta z) with a beta that may be learned; here, as in Keras, beta = 1.
 */
export const swish = elementwise({
  id: 'swish',
  title: 'Swish',
  formula: String.raw`a = \frac{z}{1 + e^{-z}}`,
  reference: 'Ramachandran, Zoph and Le (2017), Searching for Activation Functions, arXiv 1710.05941',
  keras: 'keras.activations.silu',
  hyperparameters: {},
  range: [-0.2784645427610738, Infinity],
  value: (z) => z * logistic(z),
  derivative(z) {
    const s = logistic(z);
    return s * (1 + z * (1 - s));
  },
});
