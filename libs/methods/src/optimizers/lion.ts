import type { Optimizer } from '../definition.ts';
import { decayRate, learningRate } from './hyperparameters.ts';

/**
 * Lion: w <- w - eta sign(beta1 m + (1 - beta1) g); m <- beta2 m + (1 - beta2) g.
 *
 * A rule found by a search over programs. Every weight moves by exactly eta, whatever the size of its gradient, so eta
 * must be some three to ten times smaller than Adam's. The step weighs the new gradient more (beta1 = 0.9) than the
 * memory does (beta2 = 0.99). No epsilon, and where the sum is 0 no step. Without weight decay, as Keras's default.
 * Scalars: eta, beta1, take1 = 1 - beta1, beta2, take2 = 1 - beta2. Slots: m.
 */
export const lion: Optimizer<'learningRate' | 'beta1' | 'beta2'> = {
  id: 'lion',
  title: 'Lion',
  formula: String.raw`w \leftarrow w - \eta \, \mathrm{sign}(\beta_1 m + (1 - \beta_1) g), \quad m \leftarrow \beta_2 m + (1 - \beta_2) g`,
  reference: 'Chen et al. (2023), Symbolic Discovery of Optimization Algorithms, arXiv 2302.06675',
  keras: 'keras.optimizers.Lion',
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: decayRate(0.9, 'beta_1, the weight of the memory in the direction of a step'),
    beta2: decayRate(0.99, 'beta_2, the share of the memory kept from step to step'),
  },
  slots: ['m'],
  initialSlots: () => [0],
  initialCarry: () => [],
  advance: (_carry, { learningRate, beta1, beta2 }) => ({
    carry: [],
    scalars: [learningRate, beta1, 1 - beta1, beta2, 1 - beta2],
  }),
  update(w, g, [m], [eta, beta1, take1, beta2, take2]) {
    const direction = beta1! * m! + take1! * g;
    return { w: w - eta! * Math.sign(direction), slots: [beta2! * m! + take2! * g] };
  },
};
