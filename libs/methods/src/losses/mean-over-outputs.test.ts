import { describe, expect, it } from 'vitest';
import { meanOverOutputs } from './mean-over-outputs.ts';

describe('meanOverOutputs', () => {
  it('takes the mean of values and of derivatives over outputs', () => {
    const weighted = meanOverOutputs({
      id: 'weighted',
      title: 'Weighted',
      formula: 'c (y - t)^2',
      reference: '',
      hyperparameters: { c: { default: 1, meaning: 'the weight' } },
      outputs: 'probabilities',
      domain: 'real',
      targets: 'zero-one',
      perOutput: {
        value: (t, y, { c }) => c * (y - t) ** 2,
        derivative: (t, y, { c }) => 2 * c * (y - t),
      },
    });
    // 3 (1 + 4) / 2 and 3 2 (1, -2) / 2
    expect(weighted.value([0, 1], [1, -1], { c: 3 })).toBe(7.5);
    expect(weighted.gradient([0, 1], [1, -1], { c: 3 })).toEqual([3, -6]);
  });
});
