import { it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { adamax } from './adamax.ts';

it('Adamax, worked by hand', () => {
  // eta = 1, beta1 = 0.5, beta2 = 0.5, epsilon = 1, outside.
  // Step 1: alpha = 1 / (1 - 0.5) = 2; g = 3: m = 1.5, u = max(0, 3) = 3, w = 10 - 2 * 1.5 / (3 + 1) = 9.25
  // Step 2: alpha = 1 / (1 - 0.25) = 4/3; g = -1: m = 1.5 + 0.5 (-1 - 1.5) = 0.25, u = max(1.5, 1) = 1.5,
  //         w = 9.25 - 4/3 * 0.25 / (1.5 + 1) = 9.25 - 2/15
  const hyperparameters = { learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1 };
  expectClose(trajectory(adamax, 10, [3, -1], hyperparameters), [9.25, 9.25 - 2 / 15], 1e-15);
});
