import { elementwise } from './elementwise.ts';

/**
 * Leaky rectified linear unit: a = z for z > 0, slope z for z <= 0.
 *
 * A relu that lets some of the gradient through where z is negative, so that no unit can die. f' = 1 for z > 0, slope
 * for z <= 0. The default slope 0.2 is that of `keras.activations.leaky_relu` (its layer has 0.3, the paper 0.01).
 */
export const leakyRelu = elementwise({
  id: 'leaky-relu',
  title: 'Leaky ReLU',
  formula: String.raw`a = \begin{cases} z & z > 0 \\ s z & z \le 0 \end{cases}`,
  reference:
    'Maas, Hannun and Ng (2013), Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML Workshop on Deep Learning for Audio, Speech and Language Processing',
  keras: 'keras.activations.leaky_relu',
  hyperparameters: {
    slope: { default: 0.2, minimum: 0, maximum: 1, meaning: 'the derivative where z is negative' },
  },
  range: [-Infinity, Infinity],
  layersModel: ({ slope }) => ({ className: 'LeakyReLU', config: { alpha: slope } }),
  value: (z, { slope }) => (z > 0 ? z : slope * z),
  derivative: (z, { slope }) => (z > 0 ? 1 : slope),
});
