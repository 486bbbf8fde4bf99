import type { Optimizer } from '../definition.ts';
import { learningRate } from './hyperparameters.ts';

/**
 * Gradient descent: w <- w - eta g, down the steepest slope of the batch's loss.
 *
 * On a quadratic bowl with curvatures l1 <= ... <= ln it converges for eta < 2 / ln, and the flattest direction then
 * shrinks by 1 - eta l1 a step: a ravine (ln / l1 large) is what makes it slow. On batches it is stochastic gradient
 * descent. Scalars: eta. No slots.
 */
export const gradientDescent: Optimizer<'learningRate'> = {
  id: 'gradient-descent',
  title: 'Gradient descent',
  formula: String.raw`w \leftarrow w - \eta g`,
  reference:
    'Cauchy (1847), Méthode générale pour la résolution des systèmes d’équations simultanées; stochastic: Robbins and Monro (1951), A Stochastic Approximation Method, Annals of Mathematical Statistics 22',
  keras: 'keras.optimizers.SGD',
  hyperparameters: { learningRate: learningRate(0.01) },
  slots: [],
  initialSlots: () => [],
  initialCarry: () => [],
  advance: (_carry, { learningRate }) => ({ carry: [], scalars: [learningRate] }),
  update: (w, g, _slots, [eta]) => ({ w: w - eta! * g, slots: [] }),
};
