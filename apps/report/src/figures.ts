import {
  describeCurves,
  describeDifferences,
  describeExtremes,
  intervalPlot,
  learningCurves,
  metricTitle,
  nameInProse,
  SERIES_STYLES,
} from '@experiments/charts';
import type { IntervalRow } from '@experiments/charts';
import type { ComparisonReport, Estimate, PanelReport, TopicReport } from '@experiments/contracts';
import { comparisonsCsv, panelCsv } from './csv.ts';
import { originalNumbers } from './originals.ts';
import { measureTitle } from './measure-title.ts';
import { armTitle } from './sentences.ts';

export interface Figure {
  /** Names its anchor and its files. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence made from the data. */
  readonly takeaway: string;
  /** What the marks are, and over how many seeds. */
  readonly caption: string;
  /** True while there is nothing to draw. */
  readonly empty: boolean;
  svg(width: number): string;
  csv(): string;
}

/** The figures of the topic's paired differences, one a measure, and its panels. */
export function figuresOf(report: TopicReport): Figure[] {
  const styles = stylesOf(report.panels);
  const byMeasure = Map.groupBy(report.comparisons, measureTitle);
  return [
    ...[...byMeasure].map(([measure, comparisons]) => differencesFigure(measure, comparisons, report)),
    ...report.panels.map((panel) =>
      panel.kind === 'curves' ? curvesFigure(panel, styles) : intervalsFigure(panel, report, styles),
    ),
  ];
}

function curvesFigure(panel: PanelReport, styles: ReadonlyMap<string, number>): Figure {
  const points = panel.series.flatMap(({ curve }) => curve?.points ?? []);
  const without = panel.series
    .filter(({ curve }) => (curve?.points ?? []).length === 0)
    .map(({ title }) => title);
  const diverged = points.some(({ notFinite }) => notFinite !== undefined);
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeCurves(panel),
    caption: [
      `Line: mean over the seeds that reached the epoch; band: its 95% t interval; behind: single seeds. ${seedCount(points)}.`,
      ...(points.some(({ n }) => n > 0 && n < 3) ? ['Fewer than three seeds have no band.'] : []),
      ...(diverged ? ['A line ends in a cross where the first of its seeds diverged.'] : []),
      ...(without.length > 0 ? [`No run has finished of ${without.map(nameInProse).join(', ')}.`] : []),
    ].join(' '),
    empty: points.length === 0,
    svg: (width) => learningCurves(panel, { width, styleOf: (arm) => styles.get(arm) }),
    csv: () => panelCsv(panel),
  };
}

function intervalsFigure(
  panel: PanelReport,
  report: TopicReport,
  styles: ReadonlyMap<string, number>,
): Figure {
  // Where some arms have no colour of their own, a few coloured ones would seem to be singled out.
  const coloured = panel.series.every(({ arm }) => styles.has(arm));
  const rows = panel.series.map(({ arm: id, title, final, values = [] }): IntervalRow => {
    const arm = report.arms.find((one) => one.id === id);
    return {
      title,
      group: arm?.group,
      estimate: final ?? { n: 0 },
      values: values.map(({ value }) => value),
      original: arm && originalNumbers(arm, panel.metric).map(({ value }) => value),
      style: coloured ? styles.get(id) : undefined,
    };
  });
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeExtremes(metricTitle(panel.metric), rows),
    caption: `Dot: mean; bar: 95% t interval; faint: single seeds. ${seedCount(rows.map(({ estimate }) => estimate))}.`,
    empty: rows.every(({ values, original = [] }) => values?.length === 0 && original.length === 0),
    svg: (width) =>
      intervalPlot({ title: panel.title, metric: panel.metric, scale: panel.scale, rows }, { width }),
    csv: () => panelCsv(panel),
  };
}

function differencesFigure(
  measure: string,
  comparisons: readonly ComparisonReport[],
  report: TopicReport,
): Figure {
  const rows = comparisons.map(({ candidate, baseline, difference, pairs }) => ({
    title: `${armTitle(report, candidate)}\n− ${armTitle(report, baseline)}`,
    estimate: difference,
    values: pairs.map(({ value }) => value),
  }));
  const title = `Paired differences in ${measure}`;
  const { metric } = comparisons[0]!;
  const differences = comparisons.map(({ difference }) => difference);
  return {
    id: `paired-differences-${measure.replaceAll(/\W+/g, '-')}`,
    title,
    takeaway: describeDifferences(rows),
    caption: `Candidate minus baseline, paired by seed. Dot: mean; bar: 95% t interval; faint: single pairs. ${seedCount(differences, 'pairs')}.`,
    empty: rows.every(({ values }) => values.length === 0),
    svg: (width) => intervalPlot({ title, metric, scale: 'linear', rows, difference: true }, { width }),
    csv: () => comparisonsCsv(comparisons),
  };
}

/** `n = 10 seeds`, or the range where it is not the same everywhere. */
function seedCount(estimates: readonly Estimate[], noun = 'seeds'): string {
  const counts = estimates.map(({ n, notFinite = 0 }) => n + notFinite);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  if (counts.length === 0 || high === 0) return `n\u00a0=\u00a00 ${noun}`;
  return low === high ? `n\u00a0=\u00a0${high} ${noun}` : `n\u00a0=\u00a0${low} to ${high} ${noun}`;
}

/**
 * One style for each arm on all figures of a topic, so that a colour means the same arm everywhere. An arm takes the
 * first style that no arm beside it in a figure of curves has; arms that are in none have no style.
 */
export function stylesOf(panels: readonly PanelReport[]): Map<string, number> {
  const styles = new Map<string, number>();
  const together = panels
    .filter(({ kind }) => kind === 'curves')
    .map(({ series }) => series.map(({ arm }) => arm));
  for (const arm of together.flat()) {
    if (styles.has(arm)) continue;
    const beside = together.filter((arms) => arms.includes(arm)).flat();
    const taken = new Set(beside.map((other) => styles.get(other)));
    const free = Array.from({ length: SERIES_STYLES }, (_, i) => i + 1).find((style) => !taken.has(style));
    if (free !== undefined) styles.set(arm, free);
  }
  return styles;
}
