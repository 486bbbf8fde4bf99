import { describe, expect, it } from 'vitest';
import { leakyRelu } from './leaky-relu.ts';

describe('leaky relu', () => {
  const { value, derivative } = leakyRelu.pointwise!;

  it('passes a share of what is negative', () => {
    expect([-2, 0, 3].map((z) => value(z, { slope: 0.25 }))).toEqual([-0.5, 0, 3]);
  });

  it('has that share as its derivative, at 0 too', () => {
    expect([-2, 0, 3].map((z) => derivative(z, { slope: 0.25 }))).toEqual([0.25, 0.25, 1]);
  });
});
