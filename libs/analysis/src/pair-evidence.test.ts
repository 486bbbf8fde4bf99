import { InvalidInput, TAG } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { pairEvidence } from './pair-evidence.ts';
import { armWith, evidenceOf } from './testing/compare.ts';
import { plannedRun } from './testing/runs.ts';

const m = { metric: 'm' };

describe('pairEvidence', () => {
  it('counts ties half in the share of pairs that agree, and all of them in p', () => {
    const evidence = evidenceOf([0.1, 0.2, 0, 0, -0.1]);
    expect(evidence).toMatchObject({ planned: 5, higher: 2, ties: 2, missing: [] });
    expect(evidence.agreement!.share).toBe(3 / 5);
    // Of the 8 patterns of the three that differ, sums as far out as 0.2: 0.4, 0.2, -0.2, -0.4, and 0.2 and -0.2 again.
    expect(evidence.p).toBe(6 / 8);
  });

  it('compares the seeds planned in both, however many one has', () => {
    const evidence = pairEvidence(armWith('a', [1, 2, 3, 4]), armWith('b', [0, 0]), m);
    expect(evidence).toMatchObject({ planned: 2, higher: 2, missing: [] });
    expect(evidence.p).toBe(0.5);
  });

  it('has no p over a part of the planned pairs, and names what is missing', () => {
    const a = armWith('a', [1, 2, 3]);
    const b = armWith('b', [0, 0, 0], (seed) => (seed === 2 ? { status: 'FAILED' } : {}));
    const withPlan = { ...a, runs: [...a.runs, { plan: plannedRun('a', 4) }] };
    const more = armWith('b', [0, 0, 0, 0]);
    expect(pairEvidence(a, b, m)).toMatchObject({ missing: [{ arm: 'b', seeds: [2], why: 'failed' }] });
    expect(pairEvidence(a, b, m)).not.toHaveProperty('p');
    expect(pairEvidence(withPlan, more, m).missing).toEqual([{ arm: 'a', seeds: [4], why: 'missing' }]);
  });

  it('has neither p nor agreement where a run diverged', () => {
    const evidence = pairEvidence(armWith('a', [1, NaN]), armWith('b', [0, 0]), m);
    expect(evidence.difference).toEqual({ n: 1, notFinite: 1 });
    expect(evidence).not.toHaveProperty('p');
    expect(evidence).not.toHaveProperty('agreement');
  });

  it('tests the order alone of times that may be infinite', () => {
    const until = { metric: 'v', until: { reaches: 1, in: 'epochs' } } as const;
    const reachedAt = (epochs: readonly number[]) => (seed: number) => ({
      history: { v: [1, 2, 3].map((step) => ({ step, value: step >= epochs[seed - 1]! ? 1 : 0 })) },
    });
    const slow = armWith('slow', [0, 0, 0, 0], reachedAt([Infinity, Infinity, 3, 2]));
    const fast = armWith('fast', [0, 0, 0, 0], reachedAt([1, 2, 1, 2]));
    const evidence = pairEvidence(slow, fast, until);
    expect(evidence).toMatchObject({ higher: 3, ties: 1, byOrder: true });
    expect(evidence.times).toEqual({
      candidate: { n: 4, missed: 2 },
      baseline: { n: 4, missed: 0, median: 1.5 },
    });
    // Three signs that agree: 2 of 8.
    expect(evidence.p).toBe(0.25);
  });

  it('refuses runs on different data', () => {
    const b = armWith('b', [1]);
    const [run] = b.runs;
    const other = { ...run!.summary!, tags: { ...run!.summary!.tags, [TAG.dataHash]: 'other' } };
    expect(() =>
      pairEvidence(armWith('a', [1]), { arm: 'b', runs: [{ ...run!, summary: other }] }, m),
    ).toThrow(InvalidInput);
  });
});
