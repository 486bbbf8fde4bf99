import { describe, expect, it } from 'vitest';
import { intervalPlot } from './interval-plot.ts';
import type { IntervalFigure, IntervalRow } from './interval-plot.ts';
import { drawnEstimate, drawnValues } from './testing/panels.ts';
import { standalone } from './theme.ts';

const row = (title: string, centre: number, more: Partial<IntervalRow> = {}): IntervalRow => {
  const values = drawnValues(title, centre);
  return { title, estimate: drawnEstimate(values), values, ...more };
};

const ranking: IntervalFigure = {
  title: 'Test accuracy after ten epochs',
  metric: 'test_accuracy',
  scale: 'linear',
  rows: [
    row('relu', 0.882, { group: 'as published', original: [0.8807, 0.8844], style: 1 }),
    row('softmax', 0.83, { group: 'as published', original: [0.8275], style: 2 }),
    row('a network with batch normalisation before and after its hidden layer', 0.879, { group: 'added' }),
    { title: 'squared error', group: 'added', estimate: { n: 8, notFinite: 2 }, values: [0.87, null] },
    { title: 'focal', group: 'added', estimate: { n: 0 } },
  ],
};

describe('intervalPlot', () => {
  it.each([
    ['interval-plot.svg', 720],
    ['interval-plot-narrow.svg', 358],
  ])('draws groups, seeds, the original’s numbers and rows without a mean: %s', async (file, width) => {
    await expect(standalone(intervalPlot(ranking, { width }))).toMatchFileSnapshot(`__snapshots__/${file}`);
  });

  it('draws differences about a line at zero', async () => {
    const rows = [row('tanh − relu', -0.0012), row('softmax − relu', -0.0514), row('gelu − relu', 0.0021)];
    const svg = intervalPlot(
      { ...ranking, title: 'Paired differences', rows, difference: true },
      { width: 720 },
    );
    expect(svg).toContain('class="zero"');
    expect(svg).toContain('+0.00');
    await expect(standalone(svg)).toMatchFileSnapshot('__snapshots__/interval-plot-differences.svg');
  });

  it('says why a row has no mean', () => {
    const svg = intervalPlot(ranking, { width: 720 });
    expect(svg).toContain('>8 of 10 finite<');
    expect(svg).toContain('>no value<');
  });

  it('keeps the order given', () => {
    const titles = [...intervalPlot(ranking, { width: 720 }).matchAll(/<title>([^:<]+): /g)].map(
      ([, title]) => title,
    );
    expect(titles).toEqual(ranking.rows.map(({ title }) => title));
  });

  it('names only the marks that it draws', () => {
    const bare = { ...ranking, rows: [{ title: 'relu', estimate: drawnEstimate([0.88, 0.89]) }] };
    expect(intervalPlot(bare, { width: 720 })).not.toMatch(/one seed|original/);
  });

  it('grows with its rows and writes the axis at both ends when it is tall', () => {
    const rows = Array.from({ length: 48 }, (_, i) => row(`arm ${i}`, 0.88 + i / 1000));
    const svg = intervalPlot({ ...ranking, rows }, { width: 720 });
    expect(Number(/height="(\d+)/.exec(svg)![1])).toBeGreaterThan(48 * 20);
    expect(svg.match(/>0\.90</g)).toHaveLength(2);
  });

  it('cuts an interval that would crush the rest, and says so', () => {
    const rows = [
      row('relu', 0.88),
      { title: 'two seeds', estimate: { n: 2, mean: 0.88, low: 0.2, high: 1.5 } },
    ];
    expect(intervalPlot({ ...ranking, rows }, { width: 720 })).toContain('intervals cut');
  });

  it('draws an empty frame without rows', () => {
    expect(intervalPlot({ ...ranking, rows: [] }, { width: 358 })).not.toContain('NaN');
  });
});
