import { elementwise } from './elementwise.ts';

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

/**
 * Scaled exponential linear unit: a = lambda z for z > 0, lambda alpha (e^z - 1) for z <= 0.
 *
 * An elu whose two constants make mean 0 and variance 1 a fixed point: if a layer's inputs have them and its weights
 * are LeCun normal, so nearly have its outputs, through any number of layers. They solve E[f(z)] = 0, E[f(z)^2] = 1
 * for a standard normal z: alpha = 1.6733, lambda = 1.0507. f' = lambda for z > 0, lambda alpha e^z for z <= 0.
 */
export const selu = elementwise({
  id: 'selu',
  title: 'SELU',
  formula: String.raw`a = \lambda \begin{cases} z & z > 0 \\ \alpha (e^z - 1) & z \le 0 \end{cases}`,
  reference:
    'Klambauer, Unterthiner, Mayr and Hochreiter (2017), Self-Normalizing Neural Networks, arXiv 1706.02515',
  keras: 'keras.activations.selu',
  hyperparameters: {},
  range: [-SCALE * ALPHA, Infinity],
  value: (z) => (z > 0 ? SCALE * z : SCALE * ALPHA * Math.expm1(z)),
  derivative: (z) => (z > 0 ? SCALE : SCALE * ALPHA * Math.exp(z)),
});
