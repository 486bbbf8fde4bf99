import { describe, expect, it } from 'vitest';
import { meanAbsoluteError } from './mean-absolute-error.ts';

describe('mean absolute error', () => {
  it('is the mean distance, with a gradient of one size', () => {
    expect(meanAbsoluteError.value([1, 0], [0.5, 3], {})).toBe(1.75);
    expect(meanAbsoluteError.gradient([1, 0], [0.5, 3], {})).toEqual([-0.5, 0.5]);
    expect(meanAbsoluteError.gradient([1, 0], [1, 3], {})).toEqual([0, 0.5]);
  });

  it('is least, over many examples, at the median of their targets: 0 for a class in ten', () => {
    const total = (y: number) =>
      Array.from({ length: 10 }, (_, i) => meanAbsoluteError.value([i === 0 ? 1 : 0], [y], {})).reduce(
        (sum, value) => sum + value,
        0,
      );
    expect(total(0)).toBeLessThan(total(0.1));
  });
});
