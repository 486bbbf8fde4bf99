import { describe, expect, it } from 'vitest';
import { elementwise } from './elementwise.ts';

describe('elementwise', () => {
  const power = elementwise({
    id: 'power',
    title: 'Power',
    formula: 'z^n',
    reference: '',
    hyperparameters: { n: { default: 2, meaning: 'the exponent' } },
    range: [0, Infinity],
    value: (z, { n }) => z ** n,
    derivative: (z, { n }) => n * z ** (n - 1),
  });

  it('applies a function to each unit alone, and its derivative to the gradient from above', () => {
    expect(power.forward([1, 2, 3], { n: 3 })).toEqual([1, 8, 27]);
    expect(power.backward([1, 2, 3], [1, 8, 27], [1, 0.5, -1], { n: 3 })).toEqual([3, 6, -27]);
    expect(power.pointwise!.derivative(2, { n: 2 })).toBe(4);
  });
});
