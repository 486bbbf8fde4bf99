import type { Optimizer } from '../definition.ts';
import { adam } from './adam.ts';

/**
 * AdamW: w <- w - eta lambda w, then Adam's step.
 *
 * An l2 penalty adds 2 lambda w to the gradient, which Adam divides by sqrt(v): weights with large gradients are then
 * hardly decayed. Decay beside Adam shrinks all weights alike, by 1 - eta lambda a step. lambda = 0.004 is Keras's
 * default; as there, eta multiplies the decay too, and every parameter decays, biases and gains included.
 * Carry and slots: Adam's. Scalars: Adam's four (alpha, take1, take2, epsilon), then decay = eta lambda.
 */
export const adamw: Optimizer<'learningRate' | 'beta1' | 'beta2' | 'epsilon' | 'weightDecay'> = {
  id: 'adamw',
  title: 'AdamW',
  formula: String.raw`w \leftarrow w - \eta \lambda w - \eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{m}{\sqrt{v} + \epsilon}`,
  reference: 'Loshchilov and Hutter (2017), Decoupled Weight Decay Regularization, arXiv 1711.05101',
  keras: 'keras.optimizers.AdamW',
  hyperparameters: {
    ...adam.hyperparameters,
    weightDecay: {
      default: 0.004,
      minimum: 0,
      meaning: 'lambda: a step shrinks a weight by eta lambda of it',
    },
  },
  slots: adam.slots,
  initialSlots: adam.initialSlots,
  initialCarry: adam.initialCarry,
  advance(carry, hyperparameters) {
    const step = adam.advance(carry, hyperparameters);
    const decay = hyperparameters.learningRate * hyperparameters.weightDecay;
    return { carry: step.carry, scalars: [...step.scalars, decay] };
  },
  update: (w, g, slots, scalars) => adam.update(w - w * scalars[4]!, g, slots, scalars),
};
