import { describe, expect, it } from 'vitest';
import { sigmoid } from './sigmoid.ts';

describe('sigmoid', () => {
  const { value, derivative } = sigmoid.pointwise!;

  it('has its steepest slope, 1/4, at 0', () => {
    expect(value(0, {})).toBe(0.5);
    expect(derivative(0, {})).toBe(0.25);
    expect(Math.max(...[-3, -0.1, 0.1, 3].map((z) => derivative(z, {})))).toBeLessThan(0.25);
  });

  it('is saturated beyond 4.6', () => {
    expect(derivative(4.58, {})).toBeGreaterThan(0.01);
    expect(derivative(4.6, {})).toBeLessThan(0.01);
  });
});
