import type { Optimizer } from '../definition.ts';
import { decayRate, epsilon, learningRate } from './hyperparameters.ts';

/** How fast the momentum rises to beta1; the paper's, fixed in Keras. */
const SCHEDULE_DECAY = 0.96;

/**
 * Nadam: Adam with Nesterov's look ahead in the place of plain momentum:
 * w <- w - eta m_hat / (sqrt(v / (1 - beta2^t)) + epsilon),
 * m_hat = u_{t+1} m / (1 - U_{t+1}) + (1 - u_t) g / (1 - U_t), m and v as Adam's.
 *
 * The new gradient counts once more, and the mean with the weight it will have in the next step. The momentum warms up,
 * u_t = beta1 (1 - 0.96^t / 2), and U_t = u_1 u_2 ... u_t corrects the start from 0. The schedule is the paper's and
 * Keras's (whose m uses beta1 itself). The epsilon stands outside the root and is added to the corrected one, unlike
 * Keras's Adam. Carry: beta2^t, 0.96^t, U_t. Scalars: a = eta u_{t+1} / (1 - U_{t+1}), b = eta (1 - u_t) / (1 - U_t),
 * c = 1 / (1 - beta2^t), take1 = 1 - beta1, take2 = 1 - beta2, epsilon: w <- w - (a m + b g) / (sqrt(c v) + epsilon).
 * Slots: m, v.
 */
export const nadam: Optimizer<'learningRate' | 'beta1' | 'beta2' | 'epsilon'> = {
  id: 'nadam',
  title: 'Nadam',
  formula: String.raw`w \leftarrow w - \frac{\eta}{\sqrt{v / (1 - \beta_2^t)} + \epsilon} \left( \frac{u_{t+1} m}{1 - U_{t+1}} + \frac{(1 - u_t) g}{1 - U_t} \right)`,
  reference: 'Dozat (2016), Incorporating Nesterov Momentum into Adam, ICLR Workshop',
  keras: 'keras.optimizers.Nadam',
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: decayRate(0.9, 'beta_1, the share of the mean gradient kept from step to step'),
    beta2: decayRate(0.999, 'beta_2, the share of the mean square kept from step to step'),
    epsilon,
  },
  slots: ['m', 'v'],
  initialSlots: () => [0, 0],
  initialCarry: () => [1, 1, 1],
  advance([power2, decay, product], { learningRate, beta1, beta2, epsilon }) {
    const newPower2 = power2! * beta2;
    const newDecay = decay! * SCHEDULE_DECAY;
    const u = beta1 * (1 - 0.5 * newDecay);
    const uNext = beta1 * (1 - 0.5 * newDecay * SCHEDULE_DECAY);
    const newProduct = product! * u;
    const a = (learningRate * uNext) / (1 - newProduct * uNext);
    const b = (learningRate * (1 - u)) / (1 - newProduct);
    const c = 1 / (1 - newPower2);
    return {
      carry: [newPower2, newDecay, newProduct],
      scalars: [a, b, c, 1 - beta1, 1 - beta2, epsilon],
    };
  },
  update(w, g, [m0, v0], [a, b, c, take1, take2, epsilon]) {
    const m = m0! + (g - m0!) * take1!;
    const v = v0! + (g * g - v0!) * take2!;
    return { w: w - (a! * m + b! * g) / (Math.sqrt(c! * v) + epsilon!), slots: [m, v] };
  },
};
