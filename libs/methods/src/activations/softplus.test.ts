import { describe, expect, it } from 'vitest';
import { softplus } from './softplus.ts';

describe('softplus', () => {
  const { value, derivative } = softplus.pointwise!;

  it('is ln 2 at 0, with the slope 1/2', () => {
    expect(value(0, {})).toBeCloseTo(Math.LN2, 15);
    expect(derivative(0, {})).toBe(0.5);
  });

  it('is relu far from 0, but never 0', () => {
    expect(value(800, {})).toBe(800);
    expect(value(-40, {}) / Math.exp(-40)).toBeCloseTo(1, 12);
  });
});
