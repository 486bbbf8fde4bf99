import type { LayerConfig } from '@experiments/contracts';
import type { Layer, Matrix } from '../definition.ts';

/**
 * Dropout: in training each input is set to 0 with probability `rate` and the others are divided by 1 - rate.
 *
 * Every step trains another thinned network, and no unit can rely on a particular other one; at test time the whole
 * network stands for the average of them all. Dividing in training (inverted scaling, as in Keras) keeps the expected
 * input of the next layer what it will be then, so that inference is the identity. Backward: the same mask and factor.
 * The mask is given, not drawn here; without one nothing is dropped.
 */
export const dropout: Layer<Extract<LayerConfig, { kind: 'dropout' }>> = {
  kind: 'dropout',
  title: 'Dropout',
  formula: String.raw`y = \frac{m x}{1 - p}, \quad m \sim \mathrm{Bernoulli}(1 - p)`,
  reference:
    'Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014), Dropout: A Simple Way to Prevent Neural Networks from Overfitting, JMLR 15',
  keras: 'keras.layers.Dropout',
  check: () => {},
  units: (_config, inputs) => inputs,
  parameters: () => [],
  forward: ({ rate }, x, parameters, context) => ({
    x,
    y: context.training && context.mask ? masked(x, context.mask, rate) : x,
    parameters,
    context,
  }),
  backward: ({ rate }, { context }, upstream) => ({
    input: context.training && context.mask ? masked(upstream, context.mask, rate) : upstream,
    gradients: [],
  }),
};

function masked(x: Matrix, mask: Matrix, rate: number): Matrix {
  return x.map((row, r) => row.map((value, j) => (value * mask[r]![j]!) / (1 - rate)));
}
