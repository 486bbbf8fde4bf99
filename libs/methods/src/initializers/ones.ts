import type { Initializer } from '../definition.ts';

/**
 * Every weight 1. All units of a layer then compute the same sum, get the same gradient and stay equal for ever; and
 * that sum grows by a factor fanIn a layer. For gains, such as gamma of batch normalization, it is right.
 */
export const ones: Initializer<never> = {
  id: 'ones',
  title: 'Ones',
  formula: 'w = 1',
  reference:
    'Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors, Nature 323 (on breaking symmetry)',
  keras: 'keras.initializers.Ones',
  hyperparameters: {},
  draw: (fanIn, fanOut) => new Float32Array(fanIn * fanOut).fill(1),
};
