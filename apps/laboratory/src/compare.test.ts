import { describe, expect, it } from 'vitest';
import type { TopicReport } from '@experiments/contracts';
import { compareRuns } from './compare.ts';
import type { Trained } from './messages.ts';

/** As much of a report as is compared. */
const report = {
  runs: [
    { runId: 'a', arm: 'relu', seed: 2, testAccuracy: 0.75, testLoss: 0.5, weightsSha256: 'abc' },
    { runId: 'b', arm: 'relu', seed: 3 },
  ],
  panels: [
    {
      series: [
        {
          arm: 'relu',
          curve: {
            metric: 'loss',
            points: [{ epoch: 1 }, { epoch: 2 }],
            seeds: [
              { seed: 1, values: [9, 9] },
              { seed: 2, values: [0.9, null] },
            ],
          },
        },
        {
          arm: 'relu',
          curve: { metric: 'seconds', points: [{ epoch: 1 }], seeds: [{ seed: 2, values: [7] }] },
        },
        { arm: 'tanh', curve: { metric: 'loss', points: [{ epoch: 1 }], seeds: [{ seed: 2, values: [8] }] } },
      ],
    },
  ],
} as unknown as TopicReport;

const trained: Trained = {
  history: { loss: [{ step: 1, value: 0.9 }] },
  metrics: { test_accuracy: 0.75, test_loss: 0.5 },
  weightsSha256: 'abc',
  engineVersion: '3',
};

describe('compareRuns', () => {
  it('compares every number of the run that the report holds, but for times', () => {
    expect(compareRuns(report, 'a', trained)).toEqual({
      numbers: [
        { name: 'test_accuracy', recorded: 0.75, here: 0.75 },
        { name: 'test_loss', recorded: 0.5, here: 0.5 },
        { name: 'loss, epoch 1', recorded: 0.9, here: 0.9 },
      ],
      weights: { recorded: 'abc', here: 'abc' },
      equal: true,
    });
  });

  it.each([
    ['the weights', { weightsSha256: 'abd' }],
    ['a metric', { metrics: { test_accuracy: 0.75, test_loss: 0.5000000000000001 } }],
    ['an epoch', { history: {} }],
  ])('finds a difference in %s', (_, change) => {
    expect(compareRuns(report, 'a', { ...trained, ...change })!.equal).toBe(false);
  });

  it('has nothing to compare with where the run did not finish or is not known', () => {
    expect(compareRuns(report, 'b', trained)).toBeUndefined();
    expect(compareRuns(report, 'c', trained)).toBeUndefined();
  });
});
