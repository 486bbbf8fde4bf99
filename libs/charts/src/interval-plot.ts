import type { Estimate } from '@experiments/contracts';
import { horizontalValueAxis } from './axes.ts';
import { intervalLegend } from './interval-legend.ts';
import type { IntervalMarks } from './interval-legend.ts';
import { drawLine, layOut, writeRow } from './interval-rows.ts';
import { metricTitle } from './number-format.ts';
import { element, figure, round, text } from './svg.ts';
import { describeDifferences, describeExtremes } from './takeaway.ts';
import { widestText } from './text-width.ts';
import { horizontalValueScale } from './value-scale.ts';

export interface IntervalRow {
  /** A line break is where it had best be broken if it does not fit. */
  readonly title: string;
  /** Rows of one group follow each other under its name. */
  readonly group?: string | undefined;
  readonly estimate: Estimate;
  /** Values of single seeds; null where one is not finite. */
  readonly values?: readonly (number | null)[] | undefined;
  /** What the original study printed. */
  readonly original?: readonly number[] | undefined;
  /** Its colour, 1 ... 6. */
  readonly style?: number | undefined;
}

export interface IntervalFigure {
  readonly title: string;
  readonly metric: string;
  readonly scale: 'linear' | 'log';
  /** Drawn in this order. */
  readonly rows: readonly IntervalRow[];
  /** Differences: a line at zero, and numbers with their sign. */
  readonly difference?: boolean;
  readonly marks?: IntervalMarks;
}

/**
 * A row an arm: the mean as a dot, its 95% t interval as a bar, single seeds faintly behind, and the original's
 * numbers as hollow diamonds. At the right stands the mean, or why there is none. Narrow figures write the names
 * above the intervals instead of beside them.
 */
export function intervalPlot(plotted: IntervalFigure, { width }: { readonly width: number }): string {
  const { title, metric, scale, rows, difference = false, marks } = plotted;
  const written = rows.map((row) => writeRow(row, difference));
  const stacked = width < 500;
  const numberWidth = widestText(written.map(({ number }) => number)) + 12;
  const gutter = stacked
    ? 0
    : Math.min(width * 0.4, widestText(rows.flatMap((row) => row.title.split('\n'))) + 8);
  const lines = layOut(written, { stacked, labelWidth: stacked ? width - numberWidth : gutter });
  const body = lines.at(-1)?.bottom ?? 0;
  const legend = intervalLegend({
    width,
    marks,
    seed: rows.every(({ values = [] }) => values.length === 0)
      ? undefined
      : difference
        ? 'one pair of seeds'
        : 'one seed',
    original: rows.some(({ original = [] }) => original.length > 0),
  });
  const top = 26 + legend.height + (body > 500 ? 20 : 0);
  const plot = {
    left: stacked ? 28 : gutter + 12,
    right: width - (stacked ? 28 : numberWidth + 8),
    top,
    bottom: top + body + 6,
  };
  const x = horizontalValueScale({
    kind: scale,
    values: rows.flatMap(({ estimate, values = [], original = [] }) => [
      estimate.mean ?? NaN,
      ...values.map((value) => value ?? NaN),
      ...original,
      difference ? 0 : NaN,
    ]),
    bounds: rows.flatMap(({ estimate }) => [estimate.low ?? NaN, estimate.high ?? NaN]),
    range: [plot.left, plot.right],
    tickCount: 7,
  });
  const notes = [
    difference ? `difference in ${metricTitle(metric)}` : metricTitle(metric),
    difference ? undefined : x.note,
    x.clips ? 'intervals cut' : undefined,
  ];
  return figure(
    {
      width,
      height: plot.bottom + 26,
      title,
      description: difference ? describeDifferences(rows) : describeExtremes(metricTitle(metric), rows),
    },
    text(notes.filter((note) => note !== undefined).join(' · '), { class: 'muted', x: 2, y: 14 }),
    element('g', { class: 's1', transform: 'translate(0 22)' }, legend.markup),
    horizontalValueAxis(x, plot),
    difference
      ? element('path', { class: 'zero', d: `M${round(x.position(0))} ${plot.top}V${round(plot.bottom)}` })
      : '',
    element(
      'g',
      { transform: `translate(0 ${round(plot.top)})` },
      ...lines.map((line) =>
        drawLine(line, x, stacked ? { labelX: 2, width } : { labelX: gutter, width, end: true }),
      ),
    ),
  );
}
