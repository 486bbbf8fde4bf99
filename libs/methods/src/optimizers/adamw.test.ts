import { it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { adam } from './adam.ts';
import { adamw } from './adamw.ts';

it('AdamW, worked by hand', () => {
  // eta = 1, beta1 = 0.5, beta2 = 0.75, epsilon = 0.5, lambda = 0.1: the weight first loses a tenth.
  // Step 1: 10 - 1 = 9; Adam's step for g = 4 is 0.8 (see Adam), w = 8.2
  // Step 2: 8.2 - 0.82 = 7.38; Adam's step for g = 2 is 0.8 sqrt(0.4375) / 0.75
  const hyperparameters = { learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 0.5, weightDecay: 0.1 };
  const second = 7.38 - 0.8 * (Math.sqrt(0.4375) / 0.75);
  expectClose(trajectory(adamw, 10, [4, 2], hyperparameters), [8.2, second], 1e-15);
});

it('AdamW without decay is Adam, to the last bit', () => {
  const gradients = [0.3, -1, 5, 0, 1e-8];
  expectClose(trajectory(adamw, 1, gradients, { weightDecay: 0 }), trajectory(adam, 1, gradients), 0);
});

it('AdamW shrinks a weight without a gradient by 1 - eta lambda a step', () => {
  const w = trajectory(adamw, 1, [0, 0, 0], { learningRate: 0.1, weightDecay: 0.5 });
  expectClose(w, [0.95, 0.95 ** 2, 0.95 ** 3], 1e-15);
});
