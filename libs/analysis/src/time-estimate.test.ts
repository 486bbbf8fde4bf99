import { describe, expect, it } from 'vitest';
import { timeEstimate } from './time-estimate.ts';

describe('timeEstimate', () => {
  it.each([
    [[3, 1, 2], { n: 3, missed: 0, median: 2 }],
    [[4, 1, 2, 3], { n: 4, missed: 0, median: 2.5 }],
    [[Infinity, 1, 2], { n: 3, missed: 1, median: 2 }],
    [[Infinity, 1, 2, Infinity], { n: 4, missed: 2 }],
    [[Infinity], { n: 1, missed: 1 }],
    [[], { n: 0, missed: 0 }],
  ])('of %j is %j', (times, expected) => expect(timeEstimate(times)).toEqual(expected));
});
