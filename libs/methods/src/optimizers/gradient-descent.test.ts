import { expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { trajectory } from '../testing/trajectory.ts';
import { gradientDescent } from './gradient-descent.ts';

it('gradient descent, worked by hand', () => {
  // eta = 0.1. Step 1: 1 - 0.1 * 2 = 0.8. Step 2: 0.8 + 0.1 * 4 = 1.2. Step 3: no gradient, no step.
  expectClose(trajectory(gradientDescent, 1, [2, -4, 0], { learningRate: 0.1 }), [0.8, 1.2, 1.2], 1e-15);
});

it('gradient descent shrinks w of c w^2 / 2 by 1 - eta c a step, and diverges beyond eta = 2 / c', () => {
  const descend = (eta: number, curvature: number) => {
    let w = 1;
    for (let step = 0; step < 50; step++) w = gradientDescent.update(w, curvature * w, [], [eta]).w;
    return w;
  };
  expect(descend(0.1, 1)).toBeCloseTo(0.9 ** 50, 12);
  expect(Math.abs(descend(0.21, 10))).toBeGreaterThan(100);
});
