import { describe, expect, it } from 'vitest';
import { plannedRun, recordOf, toyArm } from '../testing/runs.ts';
import { variationPanel } from './variation.ts';

const VALUES: Record<string, number[]> = { everything: [2, 4, 6], weights: [1, 2, 3], order: [1] };
const source = {
  arm: (id: string) => ({
    arm: toyArm(id),
    trials: [],
    runs: VALUES[id]!.map((value, i) => {
      const plan = plannedRun(id, i + 1);
      return { plan, summary: recordOf(plan, { metrics: { test_accuracy: value } }) };
    }),
  }),
};

describe('variationPanel', () => {
  it('gives each source its share of the variance, and none where a variance is unknown', () => {
    const panel = variationPanel(
      {
        ...{ id: 'v', title: 'V', kind: 'variation', metric: 'test_accuracy' },
        ...{ everything: 'everything', arms: ['weights', 'order'] },
      },
      source,
    );
    expect(panel.everything).toEqual({ arm: 'everything', title: 'EVERYTHING', n: 3, sd: 2 });
    const [weights, order] = panel.sources;
    expect(weights).toMatchObject({ arm: 'weights', n: 3, sd: 1 });
    expect(weights!.share!.share).toBeCloseTo(0.25, 12);
    expect(order).toMatchObject({ arm: 'order', n: 1 });
    expect(order!.share).toBeUndefined();
  });
});
