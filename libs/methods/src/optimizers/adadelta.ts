import type { Optimizer } from '../definition.ts';
import { decayRate, epsilon, learningRate } from './hyperparameters.ts';

/**
 * Adadelta: s <- rho s + (1 - rho) g^2; d = g sqrt(u + epsilon) / sqrt(s + epsilon); u <- rho u + (1 - rho) d^2;
 * w <- w - eta d.
 *
 * RMSProp with the step measured in units of the weights: the root mean square of past steps (u) over that of gradients
 * (s), so that eta has no unit and the paper leaves it at 1. Keras's default is 0.001, a thousandth of the paper's
 * step; that, with u starting from 0, is why it seems to stand still at its defaults. The epsilon stands inside both
 * roots and is what sets the first steps: sqrt(epsilon / (1 - rho)).
 * Scalars: eta, rho, take = 1 - rho, epsilon. Slots: s, u.
 */
export const adadelta: Optimizer<'learningRate' | 'rho' | 'epsilon'> = {
  id: 'adadelta',
  title: 'Adadelta',
  formula: String.raw`d = g \frac{\sqrt{u + \epsilon}}{\sqrt{s + \epsilon}}, \quad w \leftarrow w - \eta d, \quad \begin{aligned} s &\leftarrow \rho s + (1 - \rho) g^2 \\ u &\leftarrow \rho u + (1 - \rho) d^2 \end{aligned}`,
  reference: 'Zeiler (2012), ADADELTA: An Adaptive Learning Rate Method, arXiv 1212.5701',
  keras: 'keras.optimizers.Adadelta',
  hyperparameters: {
    learningRate: learningRate(0.001),
    rho: decayRate(0.95, 'rho, the share of both mean squares kept from step to step'),
    epsilon,
  },
  slots: ['s', 'u'],
  initialSlots: () => [0, 0],
  initialCarry: () => [],
  advance: (_carry, { learningRate, rho, epsilon }) => ({
    carry: [],
    scalars: [learningRate, rho, 1 - rho, epsilon],
  }),
  update(w, g, [s0, u0], [eta, rho, take, epsilon]) {
    const s = rho! * s0! + take! * (g * g);
    const d = (Math.sqrt(u0! + epsilon!) * g) / Math.sqrt(s + epsilon!);
    const u = rho! * u0! + take! * (d * d);
    return { w: w - eta! * d, slots: [s, u] };
  },
};
