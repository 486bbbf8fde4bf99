import type { RunSummary } from '@experiments/contracts';
import { expect, it } from 'vitest';
import { missingRuns } from './missing-runs.ts';
import { plannedRun, recordOf } from './testing/runs.ts';

const run = (seed: number, more?: Partial<RunSummary>) => {
  const plan = plannedRun('a', seed);
  return more === undefined ? { plan } : { plan, summary: recordOf(plan, more) };
};

it('names the seeds that failed, were not finished, or have no value', () => {
  const runs = [run(5), run(1, {}), run(2, { status: 'FAILED' }), run(3, { status: 'RUNNING' }), run(4, {})];
  expect(missingRuns('a', runs, new Map([[1, 0.5]]))).toEqual([
    { arm: 'a', seeds: [2], why: 'failed' },
    { arm: 'a', seeds: [3, 4, 5], why: 'missing' },
  ]);
});

it('is empty where every run has its value, be it finite or not', () => {
  expect(missingRuns('a', [run(1, {})], new Map([[1, NaN]]))).toEqual([]);
});

it('names an arm of which nothing is planned', () => {
  expect(missingRuns('a', [], new Map())).toEqual([{ arm: 'a', seeds: [], why: 'not planned' }]);
});
