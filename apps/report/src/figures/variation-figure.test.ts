import type { VariationPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { variationFigure } from './variation-figure.ts';

const panel: VariationPanelReport = {
  id: 'variation',
  title: 'Variance by source',
  kind: 'variation',
  metric: 'test_accuracy',
  everything: { arm: 'everything', title: 'Everything', n: 10, sd: 0.004 },
  sources: [
    {
      ...{ arm: 'weights', title: 'Initial weights alone', n: 10, sd: 0.002 },
      share: { share: 0.25, low: 0.0621, high: 1.006 },
    },
    { arm: 'order', title: 'Batch order alone', n: 1 },
  ],
};

describe('variationFigure', () => {
  const figure = variationFigure(panel);

  it('says the shares in a sentence, and draws those that are known', () => {
    expect(figure.takeaway).toBe(
      'Between seeds the test accuracy has a standard deviation of 0.0040 (n\u00a0=\u00a010); of that variance ' +
        'initial weights alone 25% (6.2% to 100%).',
    );
    expect(figure.caption).toContain('n\u00a0=\u00a01 to 10 seeds an arm');
    const svg = figure.svg(720);
    expect(svg).toContain('95% F interval');
    expect(svg).toContain('Initial weights alone');
    expect(svg).not.toContain('Batch order alone');
  });

  it('has all of them as CSV', () => {
    expect(figure.csv()).toBe(
      'source,arm,n,sd,share,low,high\r\nEverything,everything,10,0.004,,,\r\n' +
        'Initial weights alone,weights,10,0.002,0.25,0.0621,1.006\r\nBatch order alone,order,1,,,,\r\n',
    );
  });

  it('is empty while no variance is known', () => {
    const none = variationFigure({ ...panel, sources: panel.sources.slice(1) });
    expect(none.empty).toBe(true);
    expect(none.takeaway).toBe('The variance of the test accuracy between seeds is not known yet.');
  });
});
