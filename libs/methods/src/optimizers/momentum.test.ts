import { it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { momentum } from './momentum.ts';

it('momentum, worked by hand', () => {
  // eta = 0.1, mu = 0.9, g = 1 throughout.
  // Step 1: v = -0.1, w = 1 - 0.1 = 0.9
  // Step 2: v = 0.9 * -0.1 - 0.1 = -0.19, w = 0.9 - 0.19 = 0.71
  // Step 3: v = 0.9 * -0.19 - 0.1 = -0.271, w = 0.71 - 0.271 = 0.439
  const hyperparameters = { learningRate: 0.1, momentum: 0.9 };
  expectClose(trajectory(momentum, 1, [1, 1, 1], hyperparameters), [0.9, 0.71, 0.439], 1e-15);
});

it('momentum weighs the gradient of k steps ago by mu^k', () => {
  // One gradient of 1, then none: the steps are 0.1, 0.05, 0.025, 0.0125.
  const w = trajectory(momentum, 0, [1, 0, 0, 0], { learningRate: 0.1, momentum: 0.5 });
  expectClose(w, [-0.1, -0.15, -0.175, -0.1875], 1e-15);
});
