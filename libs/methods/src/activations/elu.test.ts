import { describe, expect, it } from 'vitest';
import { elu } from './elu.ts';

describe('elu', () => {
  const { value, derivative } = elu.pointwise!;

  it('bends towards -alpha', () => {
    expect(value(-1, { alpha: 0.5 })).toBeCloseTo(0.5 * (1 / Math.E - 1), 15);
    expect(value(-50, { alpha: 0.5 })).toBeCloseTo(-0.5, 15);
  });

  it('has the derivative a + alpha where z is negative, and alpha at 0', () => {
    expect(derivative(-1, { alpha: 0.5 })).toBeCloseTo(value(-1, { alpha: 0.5 }) + 0.5, 15);
    expect(derivative(0, { alpha: 0.5 })).toBe(0.5);
  });
});
