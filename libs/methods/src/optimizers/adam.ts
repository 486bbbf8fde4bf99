import type { Optimizer } from '../definition.ts';
import { decayRate, epsilon, learningRate } from './hyperparameters.ts';

/**
 * Adam: m <- m + (1 - beta1)(g - m); v <- v + (1 - beta2)(g^2 - v); w <- w - alpha m / (sqrt(v) + epsilon).
 *
 * m is a running mean of gradients (momentum), v one of their squares (RMSProp). Both start from 0 and so are too small
 * by the factors 1 - beta1^t and 1 - beta2^t after t steps; alpha = eta sqrt(1 - beta2^t) / (1 - beta1^t) puts that
 * right, and the first step is eta sign(g). beta1 = 0.9 remembers ten gradients, beta2 = 0.999 a thousand squares.
 *
 * The epsilon, 1e-7, stands outside the root and is added to the uncorrected sqrt(v): the form "epsilon hat" before
 * section 2.1 of the paper, and Keras's. PyTorch adds 1e-8 to the corrected root; in step 1 the 1e-7 here is worth 3e-6 there.
 * Carry: beta1^t, beta2^t. Scalars: alpha, take1 = 1 - beta1, take2 = 1 - beta2, epsilon. Slots: m, v.
 */
export const adam: Optimizer<'learningRate' | 'beta1' | 'beta2' | 'epsilon'> = {
  id: 'adam',
  title: 'Adam',
  formula: String.raw`\begin{aligned} m &\leftarrow \beta_1 m + (1 - \beta_1) g \\ v &\leftarrow \beta_2 v + (1 - \beta_2) g^2 \end{aligned}, \quad w \leftarrow w - \eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \frac{m}{\sqrt{v} + \epsilon}`,
  reference: 'Kingma and Ba (2014), Adam: A Method for Stochastic Optimization, arXiv 1412.6980',
  keras: 'keras.optimizers.Adam',
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: decayRate(0.9, 'beta_1, the share of the mean gradient kept from step to step'),
    beta2: decayRate(0.999, 'beta_2, the share of the mean square kept from step to step'),
    epsilon,
  },
  slots: ['m', 'v'],
  initialSlots: () => [0, 0],
  initialCarry: () => [1, 1],
  advance([power1, power2], { learningRate, beta1, beta2, epsilon }) {
    const carry = [power1! * beta1, power2! * beta2];
    const alpha = (learningRate * Math.sqrt(1 - carry[1]!)) / (1 - carry[0]!);
    return { carry, scalars: [alpha, 1 - beta1, 1 - beta2, epsilon] };
  },
  update(w, g, [m0, v0], [alpha, take1, take2, epsilon]) {
    const m = m0! + (g - m0!) * take1!;
    const v = v0! + (g * g - v0!) * take2!;
    return { w: w - (m * alpha!) / (Math.sqrt(v) + epsilon!), slots: [m, v] };
  },
};
