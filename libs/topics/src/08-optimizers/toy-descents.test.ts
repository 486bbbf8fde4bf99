import { expect, it } from 'vitest';
import { descend } from './toy-descents.ts';

it('works two steps of momentum by hand', () => {
  // f = w^2, gradient 2 w. v1 = -0.1 * 2 = -0.2, w1 = 0.8; v2 = 0.9 * -0.2 - 0.1 * 1.6 = -0.34, w2 = 0.46.
  const path = descend(([w]) => [2 * w!], [1], { learningRate: 0.1, momentum: 0.9, steps: 2 });
  expect(path[1]![0]).toBeCloseTo(0.8, 12);
  expect(path[2]![0]).toBeCloseTo(0.46, 12);
});

it('is gradient descent without momentum', () => {
  const path = descend(([w]) => [2 * w!], [1], { learningRate: 0.1, momentum: 0, steps: 3 });
  expect(path.map(([w]) => w)).toEqual([1, 0.8, 0.64, expect.closeTo(0.512, 12)]);
});
