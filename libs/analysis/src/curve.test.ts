import { describe, expect, it } from 'vitest';
import { curve } from './curve.ts';
import type { SeedHistory } from './curve.ts';

const history = (seed: number, values: number[], more: Partial<SeedHistory> = {}): SeedHistory => ({
  seed,
  diverged: false,
  points: values.map((value, i) => ({ step: i + 1, value })),
  ...more,
});

describe('curve', () => {
  it('gives mean and interval at each epoch over the seeds that reached it', () => {
    const result = curve('val_loss', [history(1, [1, 0.5]), history(2, [2, 1.5, 1])]);
    expect(result.points.map(({ epoch, n, mean }) => [epoch, n, mean])).toEqual([
      [1, 2, 1.5],
      [2, 2, 1],
      [3, 1, 1],
    ]);
    expect(result.points[2]).not.toHaveProperty('low');
    expect(result.seeds).toEqual([
      { seed: 1, values: [1, 0.5, null] },
      { seed: 2, values: [2, 1.5, 1] },
    ]);
  });

  it('starts at epoch 0 where initialisation was measured', () => {
    const result = curve('gradient_norm', [history(1, [], { points: [{ step: 0, value: 3 }] })]);
    expect(result.points).toEqual([{ epoch: 0, n: 1, mean: 3 }]);
  });

  it('ends its mean where a seed diverges, though the others go on', () => {
    const result = curve('loss', [
      history(1, [1, 1, 1]),
      history(2, [2, Infinity], { diverged: true }),
      history(3, [3, 3, 3]),
    ]);
    expect(result.points).toEqual([
      { epoch: 1, n: 3, mean: 2, sd: 1, low: expect.any(Number), high: expect.any(Number) },
      { epoch: 2, n: 2, notFinite: 1 },
      { epoch: 3, n: 2, notFinite: 1 },
    ]);
    expect(result.seeds[1]).toEqual({ seed: 2, values: [2, null, null] });
  });

  it('counts a run that diverged before its first epoch ended', () => {
    const result = curve('loss', [history(1, [1]), history(2, [], { diverged: true })]);
    expect(result.points).toEqual([{ epoch: 1, n: 1, notFinite: 1 }]);
  });

  it('is empty without histories', () => {
    expect(curve('loss', [])).toEqual({ metric: 'loss', points: [], seeds: [] });
  });
});
