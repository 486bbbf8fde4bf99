import type { Claim, Comparison, Statement } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { claimReport } from './claim-report.ts';
import { comparisonsOf, hasMargin, singleStatements } from './statements.ts';
import { testFamily } from './test-family.ts';
import { armWith } from './testing/compare.ts';
import { plannedRun, toyProfile, toyTopic } from './testing/runs.ts';

const spread = (centre: number) => Array.from({ length: 10 }, (_, i) => centre + ((i * 7) % 10) / 1000);
const arms = {
  first: armWith('first', spread(0.9)),
  second: armWith('second', spread(0.88).reverse()),
  level: armWith('level', spread(0.88)),
  third: armWith('third', spread(0.8)),
  waiting: { arm: 'waiting', runs: [1, 2].map((seed) => ({ plan: plannedRun('waiting', seed) })) },
};
const runsOf = (arm: string) => arms[arm as keyof typeof arms];

function report(statements: Statement[], comparisons: Comparison[] = []) {
  const claim: Claim = { id: 'c', source: 'original', text: 'So it is.', reading: 'As written.', statements };
  const single = singleStatements(claim);
  const topic = toyTopic([], { comparisons: () => [...comparisons], claims: () => [claim] });
  const compared = comparisonsOf(topic, toyProfile);
  return claimReport(claim, testFamily('claims', compared, single.filter(hasMargin), runsOf), runsOf);
}
const higher = (candidate: string, baseline: string): Statement => ({
  says: 'higher',
  candidate,
  baseline,
  metric: 'm',
});
const order = (...names: string[]): Statement => ({
  says: 'order',
  direction: 'falling',
  arms: names,
  metric: 'm',
});

describe('claimReport', () => {
  it('is the verdict of its one statement, with the comparison that has the numbers', () => {
    expect(report([higher('first', 'second')])).toMatchObject({
      verdict: 'supported',
      statements: [
        { says: 'higher', arms: ['first', 'second'], metric: 'm', comparison: 'first-against-second-m' },
      ],
    });
    expect(report([higher('second', 'first')]).verdict).toBe('refuted');
    expect(report([higher('level', 'second')]).verdict).toBe('undecided');
  });

  it('reads a comparison from its other side', () => {
    const comparison = { id: 'x', title: 'x', candidate: 'second', baseline: 'first', metric: 'm' };
    expect(report([higher('first', 'second')], [comparison])).toMatchObject({
      verdict: 'supported',
      statements: [{ comparison: 'x', arms: ['first', 'second'] }],
    });
  });

  it('supports an order only where every adjacent pair is, and refutes it by one that is reversed', () => {
    expect(report([order('first', 'second', 'third')])).toMatchObject({
      verdict: 'supported',
      because: 'All 2 statements are supported.',
    });
    expect(report([order('first', 'second', 'level', 'third')])).toMatchObject({
      verdict: 'undecided',
      because: 'Of 3 statements 2 supported, 1 undecided. It takes all of them.',
    });
    expect(report([order('first', 'third', 'second', 'level')])).toMatchObject({
      verdict: 'refuted',
      because: 'Of 3 statements 1 supported, 1 refuted, 1 undecided. One that is refuted refutes the claim.',
    });
  });

  it('gives no verdict where runs are missing, and names them', () => {
    const { verdict, because, statements } = report([
      higher('first', 'second'),
      higher('first', 'waiting'),
      higher('level', 'second'),
    ]);
    expect({ verdict, because }).toEqual({
      verdict: 'missing',
      because: 'Of 3 statements 1 supported, 1 undecided, 1 without runs.',
    });
    expect(statements[1]!.missing).toEqual([{ arm: 'waiting', seeds: [1, 2], why: 'missing' }]);
  });

  it('carries margins and exact statements with their numbers', () => {
    const { statements, verdict } = report([
      { says: 'near', arm: 'first', metric: 'm', value: 0.905, margin: 0.01 },
      { says: 'not-lower', candidate: 'first', baseline: 'second', metric: 'm', margin: 0.01 },
      { says: 'at-most', arm: 'third', metric: 'm', value: 0.85 },
      { says: 'theory', title: 'A fact', check: () => ({ holds: true, found: 'Seen.' }) },
    ]);
    expect(verdict).toBe('supported');
    expect(statements).toMatchObject([
      { arms: ['first'], value: 0.905, margin: 0.01, estimate: { n: 10 } },
      { arms: ['first', 'second'], margin: 0.01, estimate: { n: 10 } },
      { arms: ['third'], value: 0.85, checked: 10, holds: 10 },
      { arms: [], title: 'A fact', because: 'Seen.' },
    ]);
    expect(statements[0]!.adjustedP).toBeLessThan(0.05);
  });
});
