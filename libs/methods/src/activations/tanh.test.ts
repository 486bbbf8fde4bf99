import { describe, expect, it } from 'vitest';
import { sigmoid } from './sigmoid.ts';
import { tanh } from './tanh.ts';

describe('tanh', () => {
  const { value, derivative } = tanh.pointwise!;

  it('is a sigmoid stretched to (-1, 1): 2 s(2z) - 1', () => {
    for (const z of [-2, 0.3, 1.5]) {
      expect(value(z, {})).toBeCloseTo(2 * sigmoid.pointwise!.value(2 * z, {}) - 1, 14);
    }
  });

  it('has the slope 1 at 0 and below 0.01 beyond 3', () => {
    expect(derivative(0, {})).toBe(1);
    expect(derivative(3, {})).toBeLessThan(0.01);
  });
});
