import { describe, expect, it } from 'vitest';
import { varianceRatio } from './variance-ratio.ts';

describe('varianceRatio', () => {
  it('divides the variances, between the quantiles of F', () => {
    // Variances 1 and 4 of three values each; the 97.5% quantile of F(2, 2) is 39, the 2.5% quantile its inverse.
    const { share, low, high } = varianceRatio([1, 2, 3], [2, 4, 6])!;
    expect(share).toBeCloseTo(0.25, 12);
    expect(low).toBeCloseTo(0.25 / 39, 6);
    expect(high).toBeCloseTo(0.25 * 39, 4);
  });

  it('is known for no variation of the part', () => {
    expect(varianceRatio([1, 1, 1], [2, 4, 6])).toEqual({ share: 0, low: 0, high: 0 });
  });

  it.each([
    ['a single value', [1], [1, 2]],
    ['a whole that does not vary', [1, 2], [1, 1]],
    ['a value that is not finite', [1, NaN], [1, 2]],
  ])('is unknown for %s', (_, part, whole) => {
    expect(varianceRatio(part, whole)).toBeUndefined();
  });
});
