import type { Initializer } from '../definition.ts';

/**
 * Uniform between -limit and limit, whatever the size of the layer. The variance is limit^2 / 3, so the default 0.05
 * (of Keras) gives a standard deviation of 0.029.
 */
export const randomUniform: Initializer<'limit'> = {
  id: 'random-uniform',
  title: 'Random uniform',
  formula: String.raw`w \sim \mathcal{U}(-l, l)`,
  reference:
    'LeCun, Bottou, Bengio and Haffner (1998), Gradient-based learning applied to document recognition, Proceedings of the IEEE 86',
  keras: 'keras.initializers.RandomUniform',
  hyperparameters: {
    limit: { default: 0.05, minimum: 0, meaning: 'l, the largest magnitude of a weight' },
  },
  draw: (fanIn, fanOut, stream, { limit }) =>
    Float32Array.from({ length: fanIn * fanOut }, () => limit * (2 * stream.uniform() - 1)),
};
