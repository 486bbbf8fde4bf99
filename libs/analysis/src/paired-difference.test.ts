import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';
import { pairedDifference } from './paired-difference.ts';

const bySeed = (values: Record<number, number>) =>
  new Map(Object.entries(values).map(([seed, value]) => [Number(seed), value]));

describe('pairedDifference', () => {
  it('takes only the seeds that both sides have', () => {
    const result = pairedDifference(
      bySeed({ 3: 0.75, 1: 0.5, 9: 0.1 }),
      bySeed({ 1: 0.25, 2: 0.9, 3: 0.25 }),
    );
    expect(result.pairs).toEqual([
      { seed: 1, value: 0.25 },
      { seed: 3, value: 0.5 },
    ]);
    expect(result.difference.mean).toBe(0.375);
    expect(result).toMatchObject({ higher: 2, ties: 0 });
  });

  it('counts ties and keeps them in the mean', () => {
    const result = pairedDifference(bySeed({ 1: 1, 2: 1, 3: 4 }), bySeed({ 1: 1, 2: 2, 3: 1 }));
    expect(result).toMatchObject({ higher: 1, ties: 1, difference: { n: 3 } });
    expect(result.difference.mean).toBeCloseTo(2 / 3, 12);
  });

  it('has no mean where a pair is not finite, and no silent loss of it', () => {
    const result = pairedDifference(
      bySeed({ 1: Infinity, 2: 2, 3: NaN, 4: Infinity }),
      bySeed({ 1: 1, 2: 1, 3: 1, 4: Infinity }),
    );
    expect(result).toEqual({
      difference: { n: 1, notFinite: 3 },
      pairs: [
        { seed: 1, value: null },
        { seed: 2, value: 1 },
        { seed: 3, value: null },
        { seed: 4, value: null },
      ],
      higher: 2,
      ties: 1,
    });
  });

  it('turns its sign, and nothing else, when the sides are exchanged', () => {
    const side = fc.dictionary(
      fc.integer({ min: 1, max: 12 }).map(String),
      // A coarse grid, so that ties happen.
      fc.integer({ min: 0, max: 4 }).map((value) => value / 4),
    );
    fc.assert(
      fc.property(side, side, (a, b) => {
        const there = pairedDifference(bySeed(a), bySeed(b));
        const back = pairedDifference(bySeed(b), bySeed(a));
        const shared = Object.keys(a).filter((seed) => seed in b);
        expect(there.difference.n).toBe(shared.length);
        expect(there.higher + back.higher + there.ties).toBe(shared.length);
        expect(back.ties).toBe(there.ties);
        expect(there.difference).toEqual(estimate(shared.map((seed) => a[Number(seed)]! - b[Number(seed)]!)));
        if (shared.length > 0) expect(back.difference.mean).toBeCloseTo(-there.difference.mean!, 12);
      }),
    );
  });
});
