import { it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { nadam } from './nadam.ts';

it('Nadam, worked by hand', () => {
  // eta = 1, beta1 = 0.5, beta2 = 0.75, epsilon = 0.5. The momentum warms up:
  // u1 = 0.5 (1 - 0.96 / 2) = 0.26, u2 = 0.5 (1 - 0.96^2 / 2) = 0.2696, u3 = 0.5 (1 - 0.96^3 / 2) = 0.278816.
  // Step 1: g = 2: m = 1, v = 1; m_hat = u2 m / (1 - u1 u2) + (1 - u1) g / (1 - u1) = 0.2696 / 0.929904 + 2,
  //         sqrt(v / (1 - 0.75)) = 2, w = 10 - m_hat / (2 + 0.5)
  // Step 2: g = 0: m = 0.5, v = 0.75; m_hat = u3 m / (1 - u1 u2 u3), v / (1 - 0.5625) = 0.75 / 0.4375
  const first = 10 - (0.2696 / 0.929904 + 2) / 2.5;
  const secondMean = (0.278816 * 0.5) / (1 - 0.26 * 0.2696 * 0.278816);
  const second = first - secondMean / (Math.sqrt(0.75 / 0.4375) + 0.5);
  const hyperparameters = { learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 0.5 };
  expectClose(trajectory(nadam, 10, [2, 0], hyperparameters), [first, second], 1e-15);
});
