import { describe, expect, it } from 'vitest';
import { normalDensity } from './normal-distribution.ts';
import { selu } from './selu.ts';

describe('selu', () => {
  const { value } = selu.pointwise!;

  it('maps a standard normal variable to mean 0 and variance 1', () => {
    // By the trapezoidal rule from -12 to 12, whose error is far below the tolerance for so smooth a density.
    const step = 1e-3;
    let mean = 0;
    let square = 0;
    for (let z = -12; z <= 12; z += step) {
      mean += value(z, {}) * normalDensity(z) * step;
      square += value(z, {}) ** 2 * normalDensity(z) * step;
    }
    expect(mean).toBeCloseTo(0, 6);
    expect(square).toBeCloseTo(1, 6);
  });
});
