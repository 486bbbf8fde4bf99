import { randomStream } from '@experiments/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';

describe('estimate', () => {
  it('works a small example', () => {
    // Mean 3, deviations -2 -1 0 1 2, variance 10 / 4, half width 2.776445 * sqrt(2.5 / 5).
    const { n, mean, sd, low, high } = estimate([1, 2, 3, 4, 5]);
    expect([n, mean]).toEqual([5, 3]);
    expect(sd).toBeCloseTo(Math.sqrt(2.5), 12);
    expect(low).toBeCloseTo(3 - 1.963243, 6);
    expect(high).toBeCloseTo(3 + 1.963243, 6);
  });

  it('says nothing that too few values cannot say', () => {
    expect(estimate([])).toEqual({ n: 0 });
    expect(estimate([0.88])).toEqual({ n: 1, mean: 0.88 });
  });

  it('has no mean beside a value that is not finite, and counts it', () => {
    expect(estimate([0.3, Infinity, 0.4, NaN])).toEqual({ n: 2, notFinite: 2 });
    expect(estimate([NaN])).toEqual({ n: 0, notFinite: 1 });
  });

  it('moves and stretches with its values, whatever their order', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 30 }), value, (values, shift) => {
        const before = estimate(values);
        const after = estimate(values.map((v) => 2 * v + shift).reverse());
        expect(after.mean).toBeCloseTo(2 * before.mean! + shift, 12);
        expect(after.sd).toBeCloseTo(2 * before.sd!, 12);
        expect(after.low).toBeCloseTo(2 * before.low! + shift, 10);
        expect(before.low).toBeLessThanOrEqual(before.mean!);
        expect(before.mean! - before.low!).toBeCloseTo(before.high! - before.mean!, 10);
        expect(before.mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(before.mean).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      }),
    );
  });

  it.each([3, 5, 10, 30])('covers the true mean of normal values about 95 times in 100 at n = %i', (n) => {
    const repetitions = 10_000;
    const random = randomStream(2026, 'coverage', n);
    let covered = 0;
    for (let i = 0; i < repetitions; i++) {
      const { low, high } = estimate(Array.from({ length: n }, () => 0.88 + 0.003 * random.normal()));
      if (low! <= 0.88 && 0.88 <= high!) covered++;
    }
    // The share's own standard error is sqrt(0.95 * 0.05 / 10,000) = 0.0022.
    expect(Math.abs(covered / repetitions - 0.95)).toBeLessThan(0.007);
  });
});
