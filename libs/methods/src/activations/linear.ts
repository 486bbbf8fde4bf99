import { elementwise } from './elementwise.ts';

/**
 * The identity: a = z, f' = 1.
 *
 * What an output layer of logits has. Between hidden layers it adds nothing: (x W1) W2 = x (W1 W2), so a stack of
 * linear layers can represent no more than one.
 */
export const linear = elementwise({
  id: 'linear',
  title: 'Linear',
  formula: 'a = z',
  reference: 'Widrow and Hoff (1960), Adaptive Switching Circuits, IRE WESCON Convention Record',
  keras: 'keras.activations.linear',
  hyperparameters: {},
  range: [-Infinity, Infinity],
  value: (z) => z,
  derivative: () => 1,
});
