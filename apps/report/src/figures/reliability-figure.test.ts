import type { ReliabilityPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { reliabilityFigure } from './reliability-figure.ts';

const panel: ReliabilityPanelReport = {
  id: 'reliability',
  title: 'Sure and right',
  kind: 'reliability',
  lines: [
    {
      ...{ title: 'Cross-entropy', arm: 'cross-entropy', runs: 2 },
      bins: [
        {
          images: 1200,
          probability: { n: 2, mean: 0.9 },
          accuracy: { n: 2, mean: 0.8, sd: 0.1, low: 0.7, high: 0.9 },
          values: [],
        },
      ],
    },
    { title: 'Poisson', arm: 'poisson', runs: 0, bins: [] },
  ],
};

describe('reliabilityFigure', () => {
  const figure = reliabilityFigure(panel);

  it('names n and the lines without runs', () => {
    expect(figure.caption).toContain('n\u00a0=\u00a02 seeds');
    expect(figure.caption).toContain('No run has finished of Poisson');
    expect(figure.empty).toBe(false);
  });

  it('has a table and a file of the bins', () => {
    expect(figure.table!.rows).toHaveLength(1);
    expect(figure.table!.rows[0]!.slice(0, 3)).toEqual(['Cross-entropy', '0.900', '1,200']);
    expect(figure.csv().split('\r\n')).toHaveLength(3);
  });

  it('says why it is empty', () => {
    const none = reliabilityFigure({ ...panel, lines: panel.lines.slice(1) });
    expect(none).toMatchObject({ empty: true, whyEmpty: expect.stringContaining('how sure') });
  });
});
