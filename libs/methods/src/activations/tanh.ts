import { elementwise } from './elementwise.ts';

/**
 * Hyperbolic tangent: a = (e^z - e^-z) / (e^z + e^-z) = 2 s(2z) - 1, s the logistic function.
 *
 * A sigmoid with range (-1, 1): activations centred on 0 and a derivative f' = 1 - a^2 that reaches 1 at z = 0, four
 * times the sigmoid's. Beyond |z| = 3 it is below 0.01: saturated.
 */
export const tanh = elementwise({
  id: 'tanh',
  title: 'Tanh',
  formula: String.raw`a = \frac{e^z - e^{-z}}{e^z + e^{-z}}`,
  reference: 'LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, Neural Networks: Tricks of the Trade',
  keras: 'keras.activations.tanh',
  hyperparameters: {},
  range: [-1, 1],
  value: Math.tanh,
  derivative(z) {
    const a = Math.tanh(z);
    return 1 - a * a;
  },
});
