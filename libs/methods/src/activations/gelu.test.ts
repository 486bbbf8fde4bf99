import { describe, expect, it } from 'vitest';
import { gelu } from './gelu.ts';

describe('gelu', () => {
  const { value, derivative } = gelu.pointwise!;

  it('is z times the probability that a standard normal variable is below z', () => {
    expect(value(1, {})).toBeCloseTo(0.8413447460685429, 15);
    expect(value(-1, {})).toBeCloseTo(-0.15865525393145707, 15);
  });

  it('is exact, not the approximation by tanh', () => {
    const approximation = (z: number) =>
      0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3)));
    expect(Math.abs(value(2, {}) - approximation(2))).toBeGreaterThan(9e-5);
  });

  it('has its lowest point near -0.75', () => {
    expect(Math.abs(derivative(-0.7517915246935645, {}))).toBeLessThan(1e-15);
  });
});
