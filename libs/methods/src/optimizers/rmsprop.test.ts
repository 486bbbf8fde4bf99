import { expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { rmsprop } from './rmsprop.ts';

it('RMSProp, worked by hand', () => {
  // eta = 1, rho = 0.5, epsilon = 7, inside the root.
  // Step 1: g = 6, s = 0.5 * 36 = 18, sqrt(18 + 7) = 5, w = 10 - 6 / 5 = 8.8
  // Step 2: g = 0, s = 9, w stays
  // Step 3: g = 3, s = 0.5 * 9 + 0.5 * 9 = 9, sqrt(9 + 7) = 4, w = 8.8 - 3 / 4 = 8.05
  const hyperparameters = { learningRate: 1, rho: 0.5, epsilon: 7 };
  expectClose(trajectory(rmsprop, 10, [6, 0, 3], hyperparameters), [8.8, 8.8, 8.05], 1e-15);
});

it('RMSProp’s first step is eta / sqrt(1 - rho), whatever the gradient', () => {
  for (const g of [0.01, 1, 1000]) {
    expect(trajectory(rmsprop, 0, [g], { learningRate: 0.1 })[0]).toBeCloseTo(-0.1 / Math.sqrt(0.1), 2);
  }
});
