import { expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { adagrad } from './adagrad.ts';

it('Adagrad, worked by hand', () => {
  // eta = 1, epsilon = 16, s starts from 0.
  // Step 1: g = 3, s = 9, sqrt(9 + 16) = 5, w = 5 - 3 / 5 = 4.4. Outside the root it would be 5 - 3 / (3 + 16).
  // Step 2: g = 12, s = 9 + 144 = 153, sqrt(153 + 16) = 13, w = 4.4 - 12 / 13
  const hyperparameters = { learningRate: 1, epsilon: 16, initialAccumulator: 0 };
  expectClose(trajectory(adagrad, 5, [3, 12], hyperparameters), [4.4, 4.4 - 12 / 13], 1e-15);
});

it('Adagrad’s steps shrink like 1 / sqrt(t) under a constant gradient', () => {
  const w = trajectory(adagrad, 0, Array(400).fill(1), { learningRate: 1, initialAccumulator: 0 });
  const step = (t: number) => w[t - 2]! - w[t - 1]!;
  expect(step(400)).toBeCloseTo(1 / 20, 6);
  expect(step(100)).toBeCloseTo(1 / 10, 6);
});
