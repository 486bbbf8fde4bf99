import { TAG } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { exactStatement } from './exact-statement.ts';
import { armWith } from './testing/compare.ts';
import { plannedRun } from './testing/runs.ts';

const hashes =
  (prefix: string, own: number[] = []) =>
  (seed: number) => ({
    tags: { [TAG.weightsHash]: own.includes(seed) ? `${prefix} ${seed}` : `common ${seed}` },
  });
const arms = {
  a: armWith('a', [0.5, 0.75, 1], hashes('a')),
  b: armWith('b', [0.5, 0.75], hashes('b')),
  c: armWith('c', [0.5, 0.75, 0.75], hashes('c', [2])),
  untagged: armWith('untagged', [1, 1, 1]),
  waiting: { arm: 'waiting', runs: [{ plan: plannedRun('waiting', 1) }] },
};
const runsOf = (arm: string) => arms[arm as keyof typeof arms];
const identical = (candidate: string, baseline: string) =>
  exactStatement({ says: 'identical', candidate, baseline }, runsOf);
const bound = (says: 'at-most' | 'reaches', arm: string, value: number) =>
  exactStatement({ says, arm, metric: 'm', value }, runsOf);

describe('exactStatement', () => {
  it('compares the bits of runs that share a seed', () => {
    expect(identical('a', 'b')).toEqual({
      verdict: 'supported',
      because: 'The final weights are equal to the last bit in 2 of 2 pairs of runs.',
      missing: [],
      checked: 2,
      holds: 2,
    });
    expect(identical('a', 'c')).toMatchObject({ verdict: 'refuted', checked: 3, holds: 2 });
  });

  it('gives no verdict on bits that are not there', () => {
    expect(identical('a', 'waiting')).toMatchObject({
      verdict: 'missing',
      missing: [{ arm: 'waiting', seeds: [1], why: 'missing' }],
    });
    expect(identical('a', 'untagged')).toMatchObject({
      verdict: 'missing',
      missing: [{ arm: 'untagged', seeds: [1, 2, 3] }],
    });
  });

  it('refutes a bound by one run that breaks it', () => {
    expect(bound('at-most', 'c', 0.75)).toMatchObject({ verdict: 'supported', checked: 3, holds: 3 });
    expect(bound('at-most', 'a', 0.75)).toMatchObject({ verdict: 'refuted', checked: 3, holds: 2 });
    expect(bound('at-most', 'waiting', 1)).toMatchObject({ verdict: 'missing' });
  });

  it('supports what a run should reach by one that does, and leaves it open where none did', () => {
    expect(bound('reaches', 'a', 1)).toMatchObject({ verdict: 'supported', checked: 3, holds: 1 });
    expect(bound('reaches', 'c', 1)).toMatchObject({ verdict: 'undecided', checked: 3, holds: 0 });
  });

  it('asks theory, and says what was found', () => {
    const theory = (holds: boolean) =>
      exactStatement({ says: 'theory', title: 'A fact', check: () => ({ holds, found: 'Seen.' }) }, runsOf);
    expect(theory(true)).toEqual({ verdict: 'supported', because: 'Seen.', missing: [] });
    expect(theory(false).verdict).toBe('refuted');
  });
});
