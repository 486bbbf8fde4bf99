import { describe, expect, it } from 'vitest';
import { clippedProbability, logarithmGradient } from './clipped-probability.ts';

describe('clipped probability', () => {
  it('is kept away from 0 and 1', () => {
    expect([-1, 0, 0.3, 1, 2].map(clippedProbability)).toEqual([1e-7, 1e-7, 0.3, 1 - 1e-7, 1 - 1e-7]);
  });

  it('has no gradient where it is clipped', () => {
    expect(logarithmGradient([1, 0, 0], [0.5, 0.3, 0.2])).toEqual([-2, 0, 0]);
    expect(logarithmGradient([1, 0, 0], [1e-8, 0.5, 0.5])).toEqual([0, 0, 0]);
  });
});
