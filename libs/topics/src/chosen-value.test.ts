import type { RunSummary } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { chosenValue } from './chosen-value.ts';
import { summary } from './testing/summary.ts';

const grid = [0.1, 1, 10];
const choose = (trials: RunSummary[], monitor: 'val_loss' | 'val_accuracy' = 'val_loss') =>
  chosenValue({ grid, monitor }, new Map(trials.map((trial, index) => [grid[index]!, trial])));

describe('chosenValue', () => {
  it('takes the lowest loss or the highest accuracy after the last epoch', () => {
    const trials = [summary([0.1, 0.9]), summary([0.8, 0.3]), summary([0.2, 0.4])];
    expect(choose(trials)).toBe(1);
    expect(choose(trials, 'val_accuracy')).toBe(0.1);
  });

  it('takes the smaller of equal values', () => {
    expect(choose([summary([0.5]), summary([0.3]), summary([0.3])])).toBe(1);
  });

  it('takes no run that diverged, failed or has no number, where another is there', () => {
    expect(choose([summary([0.1], { diverged: true }), summary([5]), summary([Number.NaN])])).toBe(1);
    expect(choose([summary([0.1], { status: 'FAILED' }), summary([]), summary([5])])).toBe(10);
  });

  it('takes the smallest value where all are equally bad', () => {
    expect(choose(grid.map(() => summary([0.1], { diverged: true })))).toBe(0.1);
  });

  it('waits for runs that are missing, killed or still running', () => {
    expect(choose([summary([0.1]), summary([0.2])])).toBeUndefined();
    for (const status of ['SCHEDULED', 'RUNNING', 'KILLED'] as const) {
      expect(choose([summary([0.1]), summary([0.2]), summary([0.3], { status })])).toBeUndefined();
    }
  });
});
