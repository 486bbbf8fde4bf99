import { describe, expect, it } from 'vitest';
import { normalCumulative, normalDensity } from './normal-distribution.ts';

describe('normalCumulative', () => {
  // erfc(-z / sqrt(2)) / 2 to 17 digits, by Python's mpmath 1.4.
  it.each([
    [0, 0.5],
    [0.5, 0.69146246127401310364],
    [1, 0.84134474606854294859],
    [2.999, 0.99864566346627289384],
    [3.001, 0.99865452717491503352],
    [-3.001, 0.0013454728250849664757],
    [-8, 6.2209605742717841235e-16],
    [-20, 2.7536241186062336951e-89],
  ])('at %d', (z, expected) => {
    expect(Math.abs(normalCumulative(z) / expected - 1)).toBeLessThan(2e-14);
  });

  it('is antisymmetric about 1/2, the sum of both tails being 1', () => {
    for (const z of [0.3, 1.7, 2.9, 3.5, 6]) {
      expect(normalCumulative(z) + normalCumulative(-z)).toBeCloseTo(1, 15);
    }
  });

  it('has the density as its derivative, across the seam at 3', () => {
    for (const z of [-4, -3, -1, 0, 2, 3, 5]) {
      const slope = (normalCumulative(z + 1e-5) - normalCumulative(z - 1e-5)) / 2e-5;
      expect(slope).toBeCloseTo(normalDensity(z), 9);
    }
  });
});
