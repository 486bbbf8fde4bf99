import { describe, expect, it } from 'vitest';
import { gradientDescent } from '../optimizers/gradient-descent.ts';
import { l2 } from './l2.ts';

describe('l2', () => {
  it('costs strength w^2, without a half, and pulls with twice strength w', () => {
    expect([-2, 0, 4].map((w) => l2.value(w, { strength: 0.5 }))).toEqual([2, 0, 8]);
    expect([-2, 0, 4].map((w) => l2.gradient(w, { strength: 0.5 }))).toEqual([-2, 0, 4]);
  });

  it('is a decay by 1 - 2 eta strength under gradient descent', () => {
    const { w } = gradientDescent.update(3, l2.gradient(3, { strength: 0.25 }), [], [0.5]);
    expect(w).toBe(3 * (1 - 2 * 0.5 * 0.25));
  });
});
