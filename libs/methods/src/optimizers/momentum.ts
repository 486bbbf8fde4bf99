import type { Optimizer } from '../definition.ts';
import { decayRate, learningRate } from './hyperparameters.ts';

/**
 * Momentum: v <- mu v - eta g; w <- w + v.
 *
 * The velocity v is a sum of all gradients, the one of k steps ago with the weight mu^k: what keeps its direction adds
 * up to eta / (1 - mu) of it, what alternates cancels. mu = 0.9 remembers about ten steps. Convention of Keras: eta is
 * inside the velocity, so a changed eta acts on new gradients only (PyTorch has w <- w - eta v). The defaults are
 * Keras's but for mu, which is 0 there. Scalars: eta, mu. Slots: v.
 */
export const momentum: Optimizer<'learningRate' | 'momentum'> = {
  id: 'momentum',
  title: 'Momentum',
  formula: String.raw`v \leftarrow \mu v - \eta g, \quad w \leftarrow w + v`,
  reference:
    'Polyak (1964), Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and Mathematical Physics 4',
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
    const v = mu! * v0! - eta! * g;
    return { w: w + v, slots: [v] };
  },
};
