import { InvalidInput } from '@experiments/contracts';
import type { Comparison } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import type { MarginStatement } from './statements.ts';
import { testFamily } from './test-family.ts';
import { armWith } from './testing/compare.ts';
import { plannedRun } from './testing/runs.ts';

const ten = Array.from({ length: 10 }, (_, i) => i / 1000);
const arms = {
  base: armWith('base', new Array<number>(10).fill(0)),
  clear: armWith(
    'clear',
    ten.map((value) => 0.05 + value),
  ),
  none: armWith(
    'none',
    ten.map((value, i) => (i % 2 === 0 ? value : -value)),
  ),
  waiting: { arm: 'waiting', runs: [{ plan: plannedRun('waiting', 1) }] },
};
const runsOf = (arm: string) => {
  const found = arms[arm as keyof typeof arms];
  if (found === undefined) throw new InvalidInput('arm', arm, 'arms');
  return found;
};
const against = (candidate: string, more: Partial<Comparison> = {}): Comparison => ({
  id: candidate,
  title: candidate,
  candidate,
  baseline: 'base',
  metric: 'm',
  ...more,
});
const smallest = 2 ** -9;

describe('testFamily', () => {
  it('adjusts every p for all tests of the family, those without a p too', () => {
    const { comparisons } = testFamily(
      'questions',
      [against('clear'), against('none'), against('waiting')],
      [],
      runsOf,
    );
    expect(comparisons.map(({ p }) => p)).toEqual([smallest, expect.any(Number), undefined]);
    expect(comparisons[0]).toMatchObject({
      adjustedP: 3 * smallest,
      family: { of: 'questions', tests: 3 },
      verdict: 'higher',
    });
    expect(comparisons[2]).toMatchObject({ verdict: 'missing' });
    expect(comparisons[2]!.adjustedP).toBeUndefined();
  });

  it('decides ten pairs that all agree in a family of 25, and no more in one of 26', () => {
    const verdicts = (tests: number) => {
      const others = Array.from({ length: tests - 1 }, (_, i) => against('none', { id: `none-${i}` }));
      return testFamily('questions', [against('clear'), ...others], [], runsOf).comparisons[0]!.verdict;
    };
    expect(verdicts(25)).toBe('higher');
    expect(verdicts(26)).toBe('undecided');
  });

  it('counts a margin twice, and judges both of its findings', () => {
    const statement = (candidate: string): MarginStatement => ({
      says: 'equal',
      candidate,
      baseline: 'base',
      metric: 'm',
      margin: 0.02,
    });
    const [within, beyond] = [statement('none'), statement('clear')];
    const { comparisons, margins } = testFamily('claims', [against('clear')], [within, beyond], runsOf);
    expect(comparisons[0]!.family.tests).toBe(5);
    expect(margins.get(within)).toMatchObject({ verdict: 'supported' });
    expect(margins.get(within)!.adjustedP).toBeGreaterThan(margins.get(within)!.p!);
    expect(margins.get(beyond)).toMatchObject({ verdict: 'refuted' });
  });

  it('gives differences by image where it is known which images are classified right, of accuracies alone', () => {
    const correct = (runId: string) =>
      Uint8Array.from(runId.startsWith('clear') ? [1, 1, 0, 1] : [1, 0, 1, 0]);
    const found = (metric: string) =>
      testFamily('questions', [against('clear', { metric })], [], runsOf, correct).comparisons[0]!.byImage;
    expect(found('test_accuracy')).toMatchObject({ difference: { n: 4, mean: 0.25 }, disagreement: 0.75 });
    expect(found('m')).toBeUndefined();
  });
});
