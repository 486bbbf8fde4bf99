import { describe, expect, it } from 'vitest';
import { squaredHinge } from './squared-hinge.ts';

describe('squared hinge', () => {
  it('is the square of the hinge, and fades towards the margin', () => {
    expect([-2, 0, 0.5, 1, 3].map((y) => squaredHinge.value([1], [y], {}))).toEqual([9, 1, 0.25, 0, 0]);
    const gradient = (y: number) => squaredHinge.gradient([1], [y], {})[0]! + 0;
    expect([-2, 0, 0.5, 1, 3].map(gradient)).toEqual([-6, -2, -1, 0, 0]);
  });
});
