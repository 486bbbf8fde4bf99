import { describe, expect, it } from 'vitest';
import { mish } from './mish.ts';

describe('mish', () => {
  const { value, derivative } = mish.pointwise!;

  it('is z times tanh of softplus: at 1, tanh(ln(1 + e)) = (x^2 - 1) / (x^2 + 1) with x = 1 + e', () => {
    const square = (1 + Math.E) ** 2;
    expect(value(1, {})).toBeCloseTo((square - 1) / (square + 1), 15);
  });

  it('has the slope tanh(ln 2) = 3/5 at 0', () => {
    expect(derivative(0, {})).toBeCloseTo(0.6, 15);
  });
});
