import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential } from './exponential.ts';

describe('exponential', () => {
  it('is Math.exp to within 2 units in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -744, max: 709, noNaN: true }), (x) => {
        const expected = Math.exp(x);
        const unit = Math.max(expected * Number.EPSILON, Number.MIN_VALUE);
        expect(Math.abs(exponential(x) - expected)).toBeLessThanOrEqual(2 * unit);
      }),
      { numRuns: 2000 },
    );
  });

  it('is exact at 0 and proper at the ends', () => {
    expect(exponential(0)).toBe(1);
    expect(exponential(Infinity)).toBe(Infinity);
    expect(exponential(-Infinity)).toBe(0);
    expect(exponential(710)).toBe(Infinity);
    expect(exponential(-746)).toBe(0);
    expect(exponential(NaN)).toBeNaN();
  });
});
