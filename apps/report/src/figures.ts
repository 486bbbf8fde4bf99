import {
  describeCurves,
  describeDifferences,
  describeExtremes,
  intervalPlot,
  learningCurves,
  metricTitle,
  SERIES_STYLES,
} from '@experiments/charts';
import type { IntervalRow } from '@experiments/charts';
import type { ComparisonReport, PanelReport, SeriesPanelReport, TopicReport } from '@experiments/contracts';
import { comparisonsCsv, panelCsv } from './csv.ts';
import { confusionFigure } from './figures/confusion-figure.ts';
import { differenceCurvesFigure } from './figures/difference-curves-figure.ts';
import { seedCount, withoutRuns } from './figures/figure.ts';
import type { Figure } from './figures/figure.ts';
import { layersFigure } from './figures/layers-figure.ts';
import { reliabilityFigure } from './figures/reliability-figure.ts';
import { responseFigure } from './figures/response-figure.ts';
import { scatterFigure } from './figures/scatter-figure.ts';
import { variationFigure } from './figures/variation-figure.ts';
import { originalNumbers } from './originals.ts';
import { measureTitle } from './measure-title.ts';
import { armTitle } from './sentences.ts';

export type { Figure, FigureTable } from './figures/figure.ts';

/** The figures of the topic's paired differences, one a measure, and its panels. */
export function figuresOf(report: TopicReport): Figure[] {
  const styles = stylesOf(report.panels);
  const byMeasure = Map.groupBy(report.comparisons, measureTitle);
  return [
    ...[...byMeasure].map(([measure, comparisons]) => differencesFigure(measure, comparisons, report)),
    ...report.panels.map((panel) => panelFigure(panel, report, styles)),
  ];
}

function panelFigure(panel: PanelReport, report: TopicReport, styles: ReadonlyMap<string, number>): Figure {
  switch (panel.kind) {
    case 'curves':
      return curvesFigure(panel, styles);
    case 'intervals':
      return intervalsFigure(panel, report, styles);
    case 'differences':
      return differenceCurvesFigure(panel, styles);
    case 'layers':
      return layersFigure(panel, styles);
    case 'response':
      return responseFigure(panel);
    case 'scatter':
      return scatterFigure(panel);
    case 'confusion':
      return confusionFigure(panel);
    case 'reliability':
      return reliabilityFigure(panel);
    case 'variation':
      return variationFigure(panel);
  }
}

function curvesFigure(panel: SeriesPanelReport, styles: ReadonlyMap<string, number>): Figure {
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
      ...(panel.scale === 'log' && points.some(({ n, low }) => n >= 3 && low !== undefined && low <= 0)
        ? ['A band is left out where its interval reaches zero, which a log axis cannot show.']
        : []),
      ...(diverged ? ['A line ends in a cross where the first of its seeds diverged.'] : []),
      ...withoutRuns(without),
    ].join(' '),
    empty: points.length === 0,
    svg: (width) => learningCurves(panel, { width, styleOf: (arm) => styles.get(arm) }),
    csv: () => panelCsv(panel),
  };
}

function intervalsFigure(
  panel: SeriesPanelReport,
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

/**
 * One style for each arm on all figures of a topic, so that a colour means the same arm everywhere. An arm takes the
 * first style that no arm beside it in a figure of lines has; arms that are in none have no style.
 */
export function stylesOf(panels: readonly PanelReport[]): Map<string, number> {
  const styles = new Map<string, number>();
  const together = panels.map(armsByColour);
  for (const arm of together.flat()) {
    if (styles.has(arm)) continue;
    const beside = together.filter((arms) => arms.includes(arm)).flat();
    const taken = new Set(beside.map((other) => styles.get(other)));
    const free = Array.from({ length: SERIES_STYLES }, (_, i) => i + 1).find((style) => !taken.has(style));
    if (free !== undefined) styles.set(arm, free);
  }
  return styles;
}

/** The arms that a panel tells apart by colour. */
function armsByColour(panel: PanelReport): string[] {
  if (panel.kind === 'curves') return panel.series.map(({ arm }) => arm);
  if (panel.kind === 'differences') return panel.lines.map(({ arm }) => arm);
  if (panel.kind === 'layers' && panel.plots.length === 1) return panel.plots[0]!.lines.map(({ arm }) => arm);
  return [];
}
