import { expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { adadelta } from './adadelta.ts';

it('Adadelta, worked by hand', () => {
  // eta = 1, rho = 0.5, epsilon = 1, inside both roots.
  // Step 1: g = 4, s = 8, d = sqrt(0 + 1) * 4 / sqrt(8 + 1) = 4/3, u = 0.5 * 16/9 = 8/9, w = 2 - 4/3 = 2/3
  // Step 2: g = 2, s = 4 + 2 = 6, d = sqrt(8/9 + 1) * 2 / sqrt(6 + 1) = 2/3 sqrt(17/7), w = 2/3 - d
  const hyperparameters = { learningRate: 1, rho: 0.5, epsilon: 1 };
  const second = 2 / 3 - (2 / 3) * Math.sqrt(17 / 7);
  expectClose(trajectory(adadelta, 2, [4, 2], hyperparameters), [2 / 3, second], 1e-15);
});

it('Adadelta’s first step is sqrt(epsilon / (1 - rho)) eta, whatever the gradient', () => {
  for (const g of [0.1, 1, 1000]) {
    expect(trajectory(adadelta, 0, [g])[0]! / (-0.001 * Math.sqrt(1e-7 / 0.05))).toBeCloseTo(1, 3);
  }
});
