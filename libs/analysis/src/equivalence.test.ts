import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics.json' with { type: 'json' };
import { aboveP, beyondMarginP, withinMarginP } from './equivalence.ts';

const value = fc.double({ min: -1, max: 1, noNaN: true });
const values = fc.array(value, { minLength: 3, maxLength: 20 });

describe('withinMarginP', () => {
  it.each(golden.equivalence)('agrees with statsmodels, margin $margin of $differences', (given) => {
    expect(withinMarginP(given.differences, given.margin) / given.p).toBeCloseTo(1, 6);
  });

  it('decides equal values at once', () => {
    expect(withinMarginP([0, 0, 0], 0.01)).toBe(0);
    expect(withinMarginP([0.02, 0.02], 0.01)).toBe(1);
  });

  it('shrinks as the margin grows, and is no smaller than either side', () => {
    fc.assert(
      fc.property(values, (values) => {
        expect(withinMarginP(values, 0.5)).toBeLessThanOrEqual(withinMarginP(values, 0.25) + 1e-9);
        expect(withinMarginP(values, 0.25)).toBeGreaterThanOrEqual(aboveP(values, -0.25));
      }),
    );
  });
});

describe('beyondMarginP', () => {
  it('is small only where the mean is clearly outside', () => {
    expect(beyondMarginP([0.021, 0.02, 0.022, 0.019], 0.01)).toBeLessThan(0.01);
    expect(beyondMarginP([-0.021, -0.02, -0.022, -0.019], 0.01)).toBeLessThan(0.01);
    expect(beyondMarginP([0.011, 0.009, 0.01, 0.012], 0.01)).toBeGreaterThan(0.3);
  });

  it('never finds a mean within and beyond at once', () => {
    fc.assert(
      fc.property(values, (values) => {
        expect(withinMarginP(values, 0.1) + beyondMarginP(values, 0.1)).toBeGreaterThan(0.5);
      }),
    );
  });
});
