import { describe, expect, it } from 'vitest';
import { l1 } from './l1.ts';

describe('l1', () => {
  it('costs strength |w| and pulls with strength', () => {
    expect([-2, 0, 4].map((w) => l1.value(w, { strength: 0.5 }))).toEqual([1, 0, 2]);
    expect([-2, 0, 4].map((w) => l1.gradient(w, { strength: 0.5 }))).toEqual([-0.5, 0, 0.5]);
  });

  it('moves the optimum of a bowl to the soft threshold, by gradient steps to within one step', () => {
    // (w - target)^2 / 2 + strength |w|: the optimum is sign(target) max(|target| - strength, 0).
    const descend = (target: number) => {
      let w = 1;
      for (let step = 0; step < 2000; step++) w -= 0.01 * (w - target + l1.gradient(w, { strength: 0.5 }));
      return w;
    };
    expect(descend(2)).toBeCloseTo(1.5, 6);
    expect(descend(-2)).toBeCloseTo(-1.5, 6);
    expect(Math.abs(descend(0.3))).toBeLessThan(0.01);
  });
});
