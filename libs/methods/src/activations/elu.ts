import { elementwise } from './elementwise.ts';

/**
 * Exponential linear unit: a = z for z > 0, alpha (e^z - 1) for z <= 0.
 *
 * The identity where z is positive, so gradients pass undiminished as with relu; below zero it does not stop at 0
 * but bends towards -alpha, which pulls the mean activation towards 0 and leaves a gradient that dies only slowly.
 * f' = 1 for z > 0, alpha e^z for z <= 0; with the default alpha = 1 it has no kink.
 */
export const elu = elementwise({
  id: 'elu',
  title: 'ELU',
  formula: String.raw`a = \begin{cases} z & z > 0 \\ \alpha (e^z - 1) & z \le 0 \end{cases}`,
  reference:
    'Clevert, Unterthiner and Hochreiter (2015), Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs), arXiv 1511.07289',
  keras: 'keras.activations.elu',
  hyperparameters: {
    alpha: { default: 1, exclusiveMinimum: 0, meaning: 'the value -alpha that large negative z tend to' },
  },
  range: [-1, Infinity],
  layersModel: ({ alpha }) => (alpha === 1 ? 'elu' : { className: 'ELU', config: { alpha } }),
  value: (z, { alpha }) => (z > 0 ? z : alpha * Math.expm1(z)),
  derivative: (z, { alpha }) => (z > 0 ? 1 : alpha * Math.exp(z)),
});
