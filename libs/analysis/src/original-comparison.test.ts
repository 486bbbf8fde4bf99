import type { OriginalResult } from '@experiments/contracts';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';
import { originalComparisons, predictionInterval, reproduces } from './original-comparison.ts';

const row: OriginalResult = { topic: 'toy', arm: 'the original’s', from: 'readme', test_accuracy: 0.88 };

describe('originalComparisons', () => {
  it('sets each printed number beside ours, losses beside those with the penalty', () => {
    const metrics = { test_accuracy: estimate([0.87, 0.88, 0.89]), test_objective: estimate([0.5]) };
    const rows = [
      { ...row, test_loss: 0.4, audit: 'one run' },
      { ...row, arm: 'another' },
    ];
    const found = originalComparisons({ id: 'a', original: row.arm }, metrics, rows);
    expect(found).toMatchObject([{ arm: 'a', name: row.arm, from: 'readme', audit: 'one run' }]);
    expect(found[0]!.numbers).toMatchObject([
      { metric: 'test_accuracy', printed: 0.88, estimate: { n: 3 }, oneRun: { low: expect.any(Number) } },
      { metric: 'test_objective', printed: 0.4, estimate: { n: 1, mean: 0.5 } },
    ]);
    expect(found[0]!.numbers[1]!.oneRun).toBeUndefined();
  });

  it('tells the epochs of one training apart', () => {
    const arm = { original: row.arm, originalEpoch: 4 };
    expect(reproduces(arm, { ...row, epoch: 4 })).toBe(true);
    expect(reproduces(arm, { ...row, epoch: 1 })).toBe(false);
    expect(reproduces({ original: row.arm }, { ...row, epoch: 1 })).toBe(true);
    expect(reproduces({}, row)).toBe(false);
  });
});

describe('predictionInterval', () => {
  it('covers one more run about 95 times in 100', () => {
    const random = randomStream(2026, 'one more run');
    const repetitions = 4000;
    let covered = 0;
    for (let i = 0; i < repetitions; i++) {
      const { low, high } = predictionInterval(estimate(Array.from({ length: 10 }, () => random.normal())))!;
      const next = random.normal();
      if (low <= next && next <= high) covered++;
    }
    expect(Math.abs(covered / repetitions - 0.95)).toBeLessThan(0.012);
  });
});
