import { elementwise } from './elementwise.ts';

/**
 * Rectified linear unit: a = max(z, 0).
 *
 * f' = 1 for z > 0, so that gradients pass through many layers undiminished, and 0 for z <= 0 (at the kink too, as in
 * Keras). A unit whose z is negative for every example gets no gradient any more: it is dead.
 */
export const relu = elementwise({
  id: 'relu',
  title: 'ReLU',
  formula: String.raw`a = \max(z, 0)`,
  reference: 'Nair and Hinton (2010), Rectified Linear Units Improve Restricted Boltzmann Machines, ICML',
  keras: 'keras.activations.relu',
  hyperparameters: {},
  range: [0, Infinity],
  value: (z) => Math.max(z, 0),
  derivative: (z) => (z > 0 ? 1 : 0),
});
