import { expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { adam } from './adam.ts';

it('Adam, worked by hand', () => {
  // eta = 1, beta1 = 0.5, beta2 = 0.75, epsilon = 0.5, outside the root.
  // Step 1: alpha = sqrt(1 - 0.75) / (1 - 0.5) = 1; g = 4: m = 0.5 * 4 = 2, v = 0.25 * 16 = 4,
  //         w = 10 - 2 / (2 + 0.5) = 9.2
  // Step 2: alpha = sqrt(1 - 0.5625) / (1 - 0.25) = sqrt(0.4375) / 0.75; g = 2: m = 2, v = 4 + 0.25 (4 - 4) = 4,
  //         w = 9.2 - 2 alpha / 2.5
  // Step 3: alpha = sqrt(1 - 0.421875) / (1 - 0.125) = sqrt(0.578125) / 0.875; g = 0: m = 1, v = 3,
  //         w = 9.2 - 2 / 2.5 sqrt(0.4375) / 0.75 - alpha / (sqrt(3) + 0.5)
  const second = 9.2 - 0.8 * (Math.sqrt(0.4375) / 0.75);
  const third = second - Math.sqrt(0.578125) / 0.875 / (Math.sqrt(3) + 0.5);
  const hyperparameters = { learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 0.5 };
  expectClose(trajectory(adam, 10, [4, 2, 0], hyperparameters), [9.2, second, third], 1e-15);
});

it('Adam’s first step is eta against the sign of the gradient, whatever its size', () => {
  for (const g of [-100, 0.1, 3]) {
    expect(trajectory(adam, 0, [g])[0]).toBeCloseTo(-0.001 * Math.sign(g), 7);
  }
});
