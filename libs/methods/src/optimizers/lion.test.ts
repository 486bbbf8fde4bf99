import { it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { lion } from './lion.ts';

it('Lion, worked by hand', () => {
  // eta = 0.25, beta1 = beta2 = 0.5, powers of 2, so that nothing is rounded.
  // Step 1: g = 2: 0 + 1 > 0, w = 1 - 0.25 = 0.75, m = 1
  // Step 2: g = -5: 0.5 - 2.5 < 0, w = 0.75 + 0.25 = 1, m = 0.5 - 2.5 = -2
  // Step 3: g = 2: -1 + 1 = 0, no step, m = 0
  const hyperparameters = { learningRate: 0.25, beta1: 0.5, beta2: 0.5 };
  expectClose(trajectory(lion, 1, [2, -5, 2], hyperparameters), [0.75, 1, 1], 0);
});

it('Lion moves by eta however small the gradient', () => {
  expectClose(trajectory(lion, 0, [1e-12, 1e-12, 1e12], { learningRate: 0.1 }), [-0.1, -0.2, -0.3], 1e-15);
});
