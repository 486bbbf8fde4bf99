import { describe, expect, it } from 'vitest';
import { crossEntropy } from './cross-entropy.ts';
import { poisson } from './poisson.ts';

describe('Poisson loss', () => {
  it('of a distribution is (1 + cross-entropy) / n', () => {
    const t = [0, 1, 0, 0];
    const p = [0.1, 0.5, 0.15, 0.25];
    expect(poisson.value(t, p, {})).toBeCloseTo((1 + crossEntropy.value(t, p, {})) / 4, 6);
  });

  it('is least at the target', () => {
    expect(poisson.gradient([1], [1], {})[0]).toBeCloseTo(0, 6);
    expect(poisson.gradient([1], [0.5], {})[0]).toBeCloseTo(-1, 6);
    expect(poisson.gradient([0], [0.5], {})[0]).toBe(1);
  });
});
