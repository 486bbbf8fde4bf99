import { describe, expect, it } from 'vitest';
import { hardSigmoid } from './hard-sigmoid.ts';

describe('hard sigmoid', () => {
  const { value, derivative } = hardSigmoid.pointwise!;

  it('rises from 0 at -3 to 1 at 3', () => {
    expect([-4, -3, -1.5, 0, 3, 4].map((z) => value(z, {}))).toEqual([0, 0, 0.25, 0.5, 1, 1]);
  });

  it('has the slope 1/6 between its kinks, 0 on them', () => {
    expect([-3, -2.9, 0, 2.9, 3].map((z) => derivative(z, {}))).toEqual([0, 1 / 6, 1 / 6, 1 / 6, 0]);
  });
});
