import { describe, expect, it } from 'vitest';
import { hinge } from './hinge.ts';

describe('hinge', () => {
  it('is lost until the output is on the right side by 1', () => {
    expect([-2, 0, 0.5, 1, 3].map((y) => hinge.value([1], [y], {}))).toEqual([3, 1, 0.5, 0, 0]);
    expect([-2, 0, 0.5, 1, 3].map((y) => hinge.value([-1], [y], {}))).toEqual([0, 1, 1.5, 2, 4]);
  });

  it('pulls with the same force everywhere, and not at the kink', () => {
    expect([-200, 0.5, 1, 3].map((y) => hinge.gradient([1], [y], {})[0])).toEqual([-1, -1, 0, 0]);
  });

  it('is the mean over several outputs', () => {
    expect(hinge.value([1, -1], [0, 1], {})).toBe(1.5);
    expect(hinge.gradient([1, -1], [0, 1], {})).toEqual([-0.5, 0.5]);
  });
});
