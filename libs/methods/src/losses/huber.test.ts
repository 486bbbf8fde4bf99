import { describe, expect, it } from 'vitest';
import { huber } from './huber.ts';

describe('Huber’s loss', () => {
  it('is a square up to delta and a straight line beyond', () => {
    const value = (error: number) => huber.value([0], [error], { delta: 2 });
    expect([0, 1, -2].map(value)).toEqual([0, 0.5, 2]);
    // 2 (5 - 1) = 8, and 2 more for each unit of error
    expect([5, -6].map(value)).toEqual([8, 10]);
  });

  it('has the error cut off at delta as its gradient', () => {
    const gradient = (error: number) => huber.gradient([0], [error], { delta: 2 })[0];
    expect([-9, -2, 0.5, 2, 7].map(gradient)).toEqual([-2, -2, 0.5, 2, 2]);
  });
});
