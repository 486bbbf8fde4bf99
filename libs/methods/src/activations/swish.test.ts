import { describe, expect, it } from 'vitest';
import { swish } from './swish.ts';

describe('swish', () => {
  const { value, derivative } = swish.pointwise!;

  it('is z times the logistic function of z', () => {
    expect(value(2, {})).toBeCloseTo(2 / (1 + Math.exp(-2)), 15);
    expect(derivative(0, {})).toBe(0.5);
  });

  it('has its lowest point near -1.28, where its derivative changes sign', () => {
    expect(Math.abs(derivative(-1.2784645427610738, {}))).toBeLessThan(1e-15);
  });
});
