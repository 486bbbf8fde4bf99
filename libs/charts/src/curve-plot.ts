import { scaleLinear } from 'd3-scale';
import { axisNote, countAxis, verticalValueAxis } from './axes.ts';
import { endLabels, key, widestLabel } from './line-labels.ts';
import { bandAndSeeds, extentOf, markedLine, meanLine } from './line-marks.ts';
import type { LineData } from './line-marks.ts';
import { element, figure, round } from './svg.ts';
import { valueScale } from './value-scale.ts';

export interface CurvePlot {
  readonly title: string;
  readonly description: string;
  /** What the vertical axis measures. */
  readonly measure: string;
  readonly scale: 'linear' | 'log';
  /** What is counted along the bottom: `epoch`, `layer`. */
  readonly counts: string;
  readonly lines: readonly LineData[];
  /** A line at zero, and an axis that has it. */
  readonly difference?: boolean;
}

/**
 * Lines over whole numbers: the mean, its 95% t interval as a band (of three seeds or more), the single seeds faintly
 * behind. Lines are labelled at their ends, or in a key below where the labels would take too much of the width. A
 * line that ends in a cross ends where the first of its seeds diverged.
 */
export function curvePlot(plotted: CurvePlot, width: number): string {
  const { title, description, measure, scale, counts, difference = false } = plotted;
  const lines = plotted.lines.map((line) => markedLine(line, scale));
  const labelWidth = widestLabel(lines);
  const below = labelWidth > width * 0.27 ? key(lines, width) : undefined;
  const numbers = lines.flatMap(({ points }) => points.map(({ x }) => x));
  const first = Math.min(...numbers, 1);
  const last = Math.max(...numbers, first + 1);
  const { values, bounds } = extentOf(lines);
  const domain = { kind: scale, values: difference ? [0, ...values] : values, bounds, tickCount: 5 };
  const { note: noted, clips } = valueScale({ ...domain, range: [1, 0] });
  const note = axisNote([measure, difference ? undefined : noted, clips ? 'bands cut' : undefined], width);
  const plot = {
    left: 54,
    right: below ? width - 14 : width - labelWidth - 20,
    top: note.top,
    bottom: note.top + (width < 500 ? 210 : 290),
  };
  const x = scaleLinear([first, last], [plot.left, plot.right]);
  const y = valueScale({ ...domain, range: [plot.bottom, plot.top] });
  return figure(
    { width, height: plot.bottom + 44 + (below?.height ?? 0), title, description },
    note.markup,
    verticalValueAxis(y, plot),
    difference
      ? element('path', { class: 'zero', d: `M${plot.left} ${round(y.position(0))}H${round(plot.right)}` })
      : '',
    countAxis(x, first, last, plot, counts),
    ...lines.map((line) => bandAndSeeds(line, x, y)),
    ...lines.map((line) => meanLine(line, x, y, Math.ceil((last - first) / 10))),
    below ? below.markup(plot.bottom + 58) : endLabels(lines, x, y.position, plot),
  );
}
