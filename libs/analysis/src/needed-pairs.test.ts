import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics.json' with { type: 'json' };
import { fewestPairs, neededPairs } from './needed-pairs.ts';

describe('neededPairs', () => {
  it.each(golden.sampleSize)(
    'for d = %d at level %d is no less than the noncentral t needs, and of its order',
    (effect, level, pairs) => {
      const found = neededPairs({ mean: -effect!, sd: 1 }, level!);
      expect(found).toBeGreaterThan(pairs! - 2);
      expect(found).toBeLessThan(2 * pairs! + 3);
    },
  );

  it('is infinite for no difference', () => {
    expect(neededPairs({ mean: 0, sd: 1 }, 0.05)).toBe(Infinity);
  });
});

describe('fewestPairs', () => {
  it.each([
    [0.05, 6],
    [0.05 / 12, 9],
    [0.05 / 25, 10],
    [0.05 / 26, 11],
    [0.0625, 6],
  ])('at level %d is %i', (level, pairs) => {
    expect(fewestPairs(level)).toBe(pairs);
    expect(2 ** (1 - pairs)).toBeLessThan(level);
    expect(2 ** (2 - pairs)).toBeGreaterThanOrEqual(level);
  });
});
