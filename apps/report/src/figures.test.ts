import type { PanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { figuresOf, stylesOf } from './figures.ts';
import { armOf, comparisonOf, estimateOf, reportOf } from './testing/report.ts';

function curves(id: string, arms: readonly string[], n = 10): PanelReport {
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
    const panel: PanelReport = {
      ...curves('ranking', []),
      kind: 'intervals',
      metric: 'test_accuracy',
      series: [{ arm: 'relu', title: 'relu', final: estimateOf(10, 0.88, 0.001), values: [] }],
    };
    const [figure] = figuresOf(reportOf({ arms: [arm], panels: [panel] }));
    expect(figure!.svg(720)).toContain('class="original"');
    expect(figure!.csv()).toContain('relu,relu,test_accuracy,10');
  });
});
