import { describe, expect, it } from 'vitest';
import { originalNumbers } from './originals.ts';
import { armOf } from './testing/report.ts';

describe('originalNumbers', () => {
  const original = [
    { from: 'notebook' as const, testLoss: 1.49, testAccuracy: 0.73 },
    { from: 'readme' as const },
  ];
  const values = (metric: string, metrics = {}) =>
    originalNumbers(armOf('l1', { original, metrics }), metric).map(({ value }) => value);

  it('finds the numbers of a metric', () => {
    expect(values('test_accuracy')).toEqual([0.73]);
    expect(values('test_loss')).toEqual([1.49]);
    expect(values('gradient_norm/layer_1')).toEqual([]);
  });

  it('sets a loss that includes a penalty beside the loss with penalty alone', () => {
    const metrics = { test_penalty: { n: 3, mean: 0.9 } };
    expect(values('test_loss', metrics)).toEqual([]);
    expect(values('test_objective', metrics)).toEqual([1.49]);
  });
});
