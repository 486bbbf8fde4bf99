import type { Initializer } from '../definition.ts';

/**
 * Every weight 0. The units of a layer are alike and get the same gradient, so training cannot tell them apart: the
 * symmetry is never broken. With two such layers in a row even that gradient is 0, for it is multiplied by the next
 * layer's weights. For biases it is right, since the kernel already makes the units differ.
 */
export const zeros: Initializer<never> = {
  id: 'zeros',
  title: 'Zeros',
  formula: 'w = 0',
  reference:
    'Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors, Nature 323 (on breaking symmetry)',
  keras: 'keras.initializers.Zeros',
  hyperparameters: {},
  draw: (fanIn, fanOut) => new Float32Array(fanIn * fanOut),
};
