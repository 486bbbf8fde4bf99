import { describe, expect, it } from 'vitest';
import { relu } from './relu.ts';

describe('relu', () => {
  it('cuts off what is negative', () => {
    expect(relu.forward([-2, 0, 3], {})).toEqual([0, 0, 3]);
  });

  it('lets the gradient through where z is positive; not at 0', () => {
    expect(relu.backward([-2, 0, 3], [0, 0, 3], [5, 6, 7], {})).toEqual([0, 0, 7]);
  });
});
