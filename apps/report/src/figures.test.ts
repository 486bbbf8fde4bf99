import type { PanelReport, SeriesPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { figuresOf, stylesOf } from './figures.ts';
import { armOf, comparisonOf, estimateOf, reportOf } from './testing/report.ts';

function curves(id: string, arms: readonly string[], n = 10): SeriesPanelReport {
  return {
    id,
    title: id,
    kind: 'curves',
    metric: 'loss',
    scale: 'linear',
    series: arms.map((arm) => ({
      arm,
      title: arm,
      curve: { metric: 'loss', points: n === 0 ? [] : [{ epoch: 1, ...estimateOf(n, 1, 0.1) }], seeds: [] },
    })),
  };
}

const value = estimateOf(10, 0.5, 0.1);
const curve = { metric: 'loss', points: [{ epoch: 1, ...value }], seeds: [{ seed: 1, values: [0.5] }] };

/** One of each kind that is drawn of records alone, besides curves and intervals. */
const recordedPanels: PanelReport[] = [
  {
    ...titled('gap'),
    kind: 'differences',
    metric: 'val_loss',
    minus: { metric: 'loss' },
    lines: [{ arm: 'a', title: 'A', curve }],
  },
  {
    ...titled('by-layer'),
    kind: 'layers',
    metric: 'gradient_norm',
    at: 'start',
    scale: 'log',
    plots: [
      {
        title: '',
        lines: [
          {
            title: 'A',
            arm: 'a',
            points: [1, 2].map((layer) => ({ layer, ...value })),
            seeds: [{ seed: 1, values: [0.5, 0.4] }],
          },
        ],
      },
    ],
  },
  {
    ...titled('response'),
    kind: 'response',
    metric: 'test_accuracy',
    scale: 'linear',
    x: { title: 'batch size', scale: 'log' },
    lines: [
      {
        title: 'A',
        points: [2, 8].map((x) => ({ x, arm: `a-${x}`, estimate: value, values: [{ seed: 1, value: 0.5 }] })),
      },
    ],
  },
  {
    ...titled('tried'),
    kind: 'response',
    metric: 'val_loss',
    scale: 'log',
    x: { title: 'learning rate', scale: 'log' },
    lines: [
      {
        title: 'A',
        points: [0.1, 1].map((x) => ({
          x,
          arm: 'a',
          estimate: { n: 1, mean: 0.5 },
          values: [{ seed: 1, value: 0.5 }],
          chosen: x === 1,
        })),
      },
    ],
  },
  {
    ...titled('scatter'),
    kind: 'scatter',
    x: { metric: 'epochs_run', scale: 'linear' },
    y: { metric: 'test_accuracy', scale: 'linear' },
    lines: [
      {
        title: 'A',
        points: [{ label: '1', arm: 'a', x: value, y: value, values: [{ seed: 1, x: 5, y: 0.5 }] }],
      },
    ],
  },
  {
    ...titled('confusion'),
    kind: 'confusion',
    arm: 'a',
    armTitle: 'A',
    classes: ['no', 'yes'],
    shares: [
      [value, value],
      [value, value],
    ],
  },
];

describe('stylesOf', () => {
  it('gives an arm one style on all figures, and arms that share a figure different ones', () => {
    const panels = [curves('one', ['a', 'b']), curves('two', ['c', 'b', 'd']), curves('three', ['d', 'a'])];
    const styles = stylesOf(panels);
    for (const { series } of panels) {
      const worn = series.map(({ arm }) => styles.get(arm));
      expect(worn).not.toContain(undefined);
      expect(new Set(worn).size).toBe(worn.length);
    }
  });
});

describe('figuresOf', () => {
  it('shows the paired differences before the panels', () => {
    const report = reportOf({
      comparisons: [comparisonOf(estimateOf(10, 0.01, 0.001)), comparisonOf({ n: 0 })],
      panels: [curves('losses', ['relu'])],
    });
    const [differences, losses] = figuresOf(report);
    expect(differences).toMatchObject({
      id: 'paired-differences-test-accuracy',
      title: 'Paired differences in test accuracy',
      empty: true,
    });
    expect(differences!.takeaway).toMatch(/leaves out zero in 1 of 2 comparisons; 1 of them/);
    expect(differences!.caption).toMatch(/n\s=\s0 to 10 pairs\.$/);
    expect(losses!.id).toBe('losses');
    expect(figuresOf({ ...report, comparisons: [] })).toHaveLength(1);
  });

  it('keeps the differences of unlike metrics apart', () => {
    const comparisons = [comparisonOf({ n: 0 }), comparisonOf({ n: 0 }, { metric: 'gradient_norm/layer_1' })];
    expect(figuresOf(reportOf({ comparisons })).map(({ id }) => id)).toEqual([
      'paired-differences-test-accuracy',
      'paired-differences-gradient-norm-layer-1',
    ]);
  });

  it('names band and n in the caption of curves, and the arms without a run', () => {
    const panel = curves('losses', ['relu']);
    panel.series.push(...curves('x', ['focal'], 0).series);
    const [figure] = figuresOf(reportOf({ panels: [panel] }));
    expect(figure!.caption).toMatch(
      /band: its 95% t interval; .* n\s=\s10 seeds\. No run has finished of focal\.$/,
    );
  });

  it('draws the original’s numbers beside the arms', () => {
    const arm = armOf('relu', { original: [{ from: 'readme', testAccuracy: 0.8807 }] });
    const panel: SeriesPanelReport = {
      ...curves('ranking', []),
      kind: 'intervals',
      metric: 'test_accuracy',
      series: [{ arm: 'relu', title: 'relu', final: estimateOf(10, 0.88, 0.001), values: [] }],
    };
    const [figure] = figuresOf(reportOf({ arms: [arm], panels: [panel] }));
    expect(figure!.svg(720)).toContain('class="original"');
    expect(figure!.csv()).toContain('relu,relu,test_accuracy,10');
  });

  describe.each(recordedPanels)('of $kind', (panel) => {
    const [figure] = figuresOf(reportOf({ panels: [panel] }));

    it('draws both layouts, and has its numbers as a table and as CSV', () => {
      expect(figure).toMatchObject({ id: panel.id, title: panel.title, empty: false });
      for (const width of [720, 358])
        expect(figure!.svg(width)).toMatch(/^<svg .*role="img".*<desc>[^<]{20}/);
      const { header, rows } = figure!.table!;
      for (const row of rows) expect(row).toHaveLength(header.length);
      expect(rows.length).toBeGreaterThan(0);
      const lines = figure!.csv().trimEnd().split('\r\n');
      expect(lines.length).toBeGreaterThan(1);
      expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
    });

    it('says over how many seeds, in its caption', () => {
      expect(figure!.caption).toMatch(/n\s=\s10 (seeds|pairs)|One seed a value/);
      expect(figure!.takeaway).not.toContain('undefined');
    });
  });

  it('says why a confusion matrix is empty', () => {
    const panel: PanelReport = {
      ...titled('confusion'),
      kind: 'confusion',
      arm: 'a',
      armTitle: 'A',
      classes: [],
      shares: [],
    };
    const [figure] = figuresOf(reportOf({ panels: [panel] }));
    expect(figure).toMatchObject({ empty: true });
    expect(figure!.whyEmpty).toContain('not at hand');
  });
});

function titled(id: string) {
  return { id, title: `Title of ${id}` };
}
