import type { Optimizer } from '../definition.ts';
import { decayRate, learningRate } from './hyperparameters.ts';

/**
 * Nesterov's accelerated gradient: v <- mu v - eta g; w <- w + mu v - eta g.
 *
 * Momentum that looks ahead: the gradient is taken where the velocity is about to carry the weights, at w + mu v, so an
 * overshoot is corrected a step sooner. Written down like that it needs the gradient at a place where the network is
 * not. Libraries therefore keep the place ahead as "the weights", w' = w + mu v: substituting gives the rule above,
 * whose g is the gradient at the stored weights (Sutskever et al. 2013; Keras and here). Scalars: eta, mu. Slots: v.
 */
export const nesterov: Optimizer<'learningRate' | 'momentum'> = {
  id: 'nesterov',
  title: 'Nesterov momentum',
  formula: String.raw`v \leftarrow \mu v - \eta g, \quad w \leftarrow w + \mu v - \eta g`,
  reference:
    'Nesterov (1983), A method for solving the convex programming problem with convergence rate O(1/k^2), Soviet Mathematics Doklady 27; Sutskever, Martens, Dahl and Hinton (2013), On the importance of initialization and momentum in deep learning, ICML',
  keras: 'keras.optimizers.SGD',
  hyperparameters: {
    learningRate: learningRate(0.01),
    momentum: decayRate(0.9, 'mu, the share of the velocity kept from step to step'),
  },
  slots: ['v'],
  initialSlots: () => [0],
  initialCarry: () => [],
  advance: (_carry, { learningRate, momentum }) => ({ carry: [], scalars: [learningRate, momentum] }),
  update(w, g, [v0], [eta, mu]) {
    const step = eta! * g;
    const v = mu! * v0! - step;
    return { w: w + (mu! * v - step), slots: [v] };
  },
};
