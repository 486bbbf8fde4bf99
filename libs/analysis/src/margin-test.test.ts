import { describe, expect, it } from 'vitest';
import { marginTest } from './margin-test.ts';
import { armWith } from './testing/compare.ts';
import { plannedRun } from './testing/runs.ts';

const around = (centre: number) => [-0.002, -0.001, 0, 0.001, 0.002].map((step) => centre + step);
const arms = {
  base: armWith('base', around(0.88)),
  // Backwards, so that the paired differences vary.
  near: armWith('near', around(0.881).reverse()),
  low: armWith('low', around(0.8).reverse()),
  high: armWith('high', around(0.95).reverse()),
  diverged: armWith('diverged', [0.88, NaN, 0.88, 0.88, 0.88]),
  waiting: { arm: 'waiting', runs: [{ plan: plannedRun('waiting', 1) }] },
};
const runsOf = (arm: string) => arms[arm as keyof typeof arms];
const paired = (says: 'equal' | 'not-lower', candidate: string) =>
  marginTest({ says, candidate, baseline: 'base', metric: 'm', margin: 0.01 }, runsOf);

describe('marginTest', () => {
  it('finds equality within the margin, and difference beyond it on either side', () => {
    expect(paired('equal', 'near').withinP).toBeLessThan(0.01);
    for (const arm of ['low', 'high']) {
      expect(paired('equal', arm).beyondP).toBeLessThan(0.01);
      expect(paired('equal', arm).withinP).toBeGreaterThan(0.99);
    }
  });

  it('lets an arm that must not be lower be higher', () => {
    expect(paired('not-lower', 'high').withinP).toBeLessThan(0.01);
    expect(paired('not-lower', 'low').beyondP).toBeLessThan(0.01);
    expect(paired('not-lower', 'high').beyondP).toBeGreaterThan(0.99);
  });

  it('holds the mean of an arm against a number', () => {
    const near = (value: number) =>
      marginTest({ says: 'near', arm: 'base', metric: 'm', value, margin: 0.01 }, runsOf);
    expect(near(0.885).withinP).toBeLessThan(0.01);
    expect(near(0.85).beyondP).toBeLessThan(0.01);
    expect(near(0.885).estimate.mean).toBeCloseTo(0.88, 12);
  });

  it('has no p where a value is not finite or runs are missing', () => {
    expect(paired('equal', 'diverged')).toEqual({ estimate: { n: 4, notFinite: 1 }, missing: [] });
    expect(paired('equal', 'waiting')).toMatchObject({ missing: [{ arm: 'waiting', seeds: [1] }] });
    expect(paired('equal', 'waiting')).not.toHaveProperty('withinP');
  });
});
