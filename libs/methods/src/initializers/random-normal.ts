import type { Initializer } from '../definition.ts';

/**
 * Normal with mean 0 and a standard deviation that does not look at the size of the layer: 0.05, the default of
 * Keras, is about right for 400 inputs (1 / sqrt(400) = 0.05) and too small or too large for fewer or more.
 */
export const randomNormal: Initializer<'standardDeviation'> = {
  id: 'random-normal',
  title: 'Random normal',
  formula: String.raw`w \sim \mathcal{N}(0, \sigma^2)`,
  reference:
    'Krizhevsky, Sutskever and Hinton (2012), ImageNet Classification with Deep Convolutional Neural Networks, NIPS 25',
  keras: 'keras.initializers.RandomNormal',
  hyperparameters: {
    standardDeviation: { default: 0.05, minimum: 0, meaning: 'sigma, the standard deviation of the weights' },
  },
  draw: (fanIn, fanOut, stream, { standardDeviation }) =>
    Float32Array.from({ length: fanIn * fanOut }, () => standardDeviation * stream.normal()),
};
