import type { Optimizer } from '../definition.ts';
import { decayRate, epsilon, learningRate } from './hyperparameters.ts';

/**
 * Adamax: m <- m + (1 - beta1)(g - m); u <- max(beta2 u, |g|); w <- w - alpha m / (u + epsilon).
 *
 * Adam with the largest recent gradient, slowly forgotten, in the place of the root mean square: the p-norm of past
 * gradients for p -> infinity. u needs no correction of its start, m does: alpha = eta / (1 - beta1^t). The epsilon is
 * Keras's; the paper has none and divides 0 by 0 where the gradient has always been 0. The default eta is Keras's 0.001,
 * the paper's 0.002. Carry: beta1^t. Scalars: alpha, take1 = 1 - beta1, beta2, epsilon. Slots: m, u.
 */
export const adamax: Optimizer<'learningRate' | 'beta1' | 'beta2' | 'epsilon'> = {
  id: 'adamax',
  title: 'Adamax',
  formula: String.raw`\begin{aligned} m &\leftarrow \beta_1 m + (1 - \beta_1) g \\ u &\leftarrow \max(\beta_2 u, |g|) \end{aligned}, \quad w \leftarrow w - \frac{\eta}{1 - \beta_1^t} \frac{m}{u + \epsilon}`,
  reference: 'Kingma and Ba (2014), Adam: A Method for Stochastic Optimization, arXiv 1412.6980, section 7.1',
  keras: 'keras.optimizers.Adamax',
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: decayRate(0.9, 'beta_1, the share of the mean gradient kept from step to step'),
    beta2: decayRate(0.999, 'beta_2, by which the largest gradient is forgotten'),
    epsilon,
  },
  slots: ['m', 'u'],
  initialSlots: () => [0, 0],
  initialCarry: () => [1],
  advance([power1], { learningRate, beta1, beta2, epsilon }) {
    const carry = [power1! * beta1];
    return { carry, scalars: [learningRate / (1 - carry[0]!), 1 - beta1, beta2, epsilon] };
  },
  update(w, g, [m0, u0], [alpha, take1, beta2, epsilon]) {
    const m = m0! + (g - m0!) * take1!;
    const u = Math.max(beta2! * u0!, Math.abs(g));
    return { w: w - (m * alpha!) / (u + epsilon!), slots: [m, u] };
  },
};
