import type { Claim, Comparison, Statement } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { compares, comparisonsOf, singleStatements } from './statements.ts';
import { toyArm, toyProfile, toyTopic } from './testing/runs.ts';

const claimOf = (...statements: Statement[]): Claim => ({
  id: 'c',
  source: 'original',
  text: 'It is so.',
  reading: 'As it is written.',
  statements,
});
const pair = { candidate: 'b', baseline: 'a', metric: 'm' };
const comparison: Comparison = { id: 'b-a', title: 'b against a', ...pair };

describe('singleStatements', () => {
  it('takes an order apart into its adjacent pairs, the higher one first', () => {
    const order = { says: 'order', arms: ['a', 'b', 'c'], metric: 'm', at: 'start' } as const;
    expect(singleStatements(claimOf({ ...order, direction: 'falling' }))).toEqual([
      { says: 'higher', candidate: 'a', baseline: 'b', metric: 'm', at: 'start' },
      { says: 'higher', candidate: 'b', baseline: 'c', metric: 'm', at: 'start' },
    ]);
    expect(singleStatements(claimOf({ ...order, direction: 'rising' }))).toEqual([
      { says: 'higher', candidate: 'b', baseline: 'a', metric: 'm', at: 'start' },
      { says: 'higher', candidate: 'c', baseline: 'b', metric: 'm', at: 'start' },
    ]);
  });

  it('leaves other statements as they are', () => {
    const identical: Statement = { says: 'identical', candidate: 'a', baseline: 'b' };
    expect(singleStatements(claimOf(identical))).toEqual([identical]);
  });
});

describe('comparisonsOf', () => {
  const higher = { says: 'higher', ...pair } as const;
  const added = (...statements: Statement[]) => {
    const topic = toyTopic([toyArm('a'), toyArm('c')], {
      comparisons: () => [comparison],
      claims: () => [claimOf(...statements)],
    });
    return comparisonsOf(topic, toyProfile).slice(1);
  };

  it('adds what is claimed and not yet compared, once', () => {
    const other = { ...higher, candidate: 'c' };
    expect(added(other, other)).toEqual([
      { id: 'c-against-a-m', title: 'C against A', candidate: 'c', baseline: 'a', metric: 'm' },
    ]);
  });

  it('adds nothing for a comparison that is there, on either side', () => {
    expect(added(higher, { ...higher, candidate: 'a', baseline: 'b' })).toEqual([]);
  });

  it('tells measures of one metric apart', () => {
    const measures = [{ at: 'start' }, { until: { reaches: 0.85, in: 'epochs' } }] as const;
    expect(added(...measures.map((measure) => ({ ...higher, ...measure }))).map(({ id }) => id)).toEqual([
      'b-against-a-m-start',
      'b-against-a-epochs-until-m-0-85',
    ]);
    expect(compares(comparison, { ...higher, at: 'start' })).toBe(false);
  });
});
