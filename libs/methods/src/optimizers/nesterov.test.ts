import { expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { nesterov } from './nesterov.ts';

it('Nesterov momentum, worked by hand', () => {
  // eta = 0.1, mu = 0.9, g = 1 throughout, so eta g = 0.1.
  // Step 1: v = -0.1, w = 1 + 0.9 * -0.1 - 0.1 = 0.81
  // Step 2: v = 0.9 * -0.1 - 0.1 = -0.19, w = 0.81 + 0.9 * -0.19 - 0.1 = 0.539
  // Step 3: v = 0.9 * -0.19 - 0.1 = -0.271, w = 0.539 + 0.9 * -0.271 - 0.1 = 0.1951
  const hyperparameters = { learningRate: 0.1, momentum: 0.9 };
  expectClose(trajectory(nesterov, 1, [1, 1, 1], hyperparameters), [0.81, 0.539, 0.1951], 1e-15);
});

it('keeps the place ahead, w + mu v, of the rule that looks ahead for its gradient', () => {
  const [eta, mu] = [0.1, 0.9];
  const slope = (w: number) => 3 * w;
  let textbook = { w: 1, v: 0 };
  let stored = { w: 1, slots: [0] };
  for (let step = 0; step < 30; step++) {
    const v = mu * textbook.v - eta * slope(textbook.w + mu * textbook.v);
    textbook = { w: textbook.w + v, v };
    stored = nesterov.update(stored.w, slope(stored.w), stored.slots, [eta, mu]);
    expect(stored.w).toBeCloseTo(textbook.w + mu * textbook.v, 12);
  }
});
