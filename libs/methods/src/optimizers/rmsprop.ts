import type { Optimizer } from '../definition.ts';
import { decayRate, epsilon, learningRate } from './hyperparameters.ts';

/**
 * RMSProp: s <- rho s + (1 - rho) g^2; w <- w - eta g / sqrt(s + epsilon).
 *
 * Adagrad that forgets: s is a running mean, not a sum, of squared gradients, so steps do not shrink for ever. rho = 0.9
 * remembers about ten steps. There is no correction of the start from 0: the first step is eta / sqrt(1 - rho), about
 * three times too long. The epsilon stands inside the root, as in Keras (PyTorch: outside).
 * Scalars: eta, rho, take = 1 - rho, epsilon. Slots: s.
 */
export const rmsprop: Optimizer<'learningRate' | 'rho' | 'epsilon'> = {
  id: 'rmsprop',
  title: 'RMSProp',
  formula: String.raw`s \leftarrow \rho s + (1 - \rho) g^2, \quad w \leftarrow w - \frac{\eta g}{\sqrt{s + \epsilon}}`,
  reference:
    'Tieleman and Hinton (2012), Lecture 6.5: rmsprop, COURSERA: Neural Networks for Machine Learning',
  keras: 'keras.optimizers.RMSprop',
  hyperparameters: {
    learningRate: learningRate(0.001),
    rho: decayRate(0.9, 'rho, the share of the mean square kept from step to step'),
    epsilon,
  },
  slots: ['s'],
  initialSlots: () => [0],
  initialCarry: () => [],
  advance: (_carry, { learningRate, rho, epsilon }) => ({
    carry: [],
    scalars: [learningRate, rho, 1 - rho, epsilon],
  }),
  update(w, g, [s0], [eta, rho, take, epsilon]) {
    const s = rho! * s0! + take! * (g * g);
    return { w: w - (eta! * g) / Math.sqrt(s + epsilon!), slots: [s] };
  },
};
