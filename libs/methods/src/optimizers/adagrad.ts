import type { Optimizer } from '../definition.ts';
import { epsilon, learningRate } from './hyperparameters.ts';

/**
 * Adagrad: s <- s + g^2; w <- w - eta g / sqrt(s + epsilon).
 *
 * Every weight has its own step, divided by the size of all its gradients so far: rare features, whose gradients are
 * mostly 0, keep large steps. The sum only grows, so steps shrink like 1 / sqrt(t). The epsilon stands inside the root,
 * and s starts from 0.1, which tempers the first steps; both as in Keras (the paper has 0 and no epsilon).
 * Scalars: eta, epsilon. Slots: s.
 */
export const adagrad: Optimizer<'learningRate' | 'initialAccumulator' | 'epsilon'> = {
  id: 'adagrad',
  title: 'Adagrad',
  formula: String.raw`s \leftarrow s + g^2, \quad w \leftarrow w - \frac{\eta g}{\sqrt{s + \epsilon}}`,
  reference:
    'Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 12',
  keras: 'keras.optimizers.Adagrad',
  hyperparameters: {
    learningRate: learningRate(0.001),
    initialAccumulator: { default: 0.1, minimum: 0, meaning: 'the value that s starts from' },
    epsilon,
  },
  slots: ['s'],
  initialSlots: ({ initialAccumulator }) => [initialAccumulator],
  initialCarry: () => [],
  advance: (_carry, { learningRate, epsilon }) => ({ carry: [], scalars: [learningRate, epsilon] }),
  update(w, g, [s0], [eta, epsilon]) {
    const s = s0! + g * g;
    return { w: w - (eta! * g) / Math.sqrt(s + epsilon!), slots: [s] };
  },
};
