import type { Estimate, ScatterPanelReport } from '@experiments/contracts';
import { line as path } from 'd3-shape';
import { axisNote, horizontalValueAxis, verticalValueAxis } from './axes.ts';
import { seedDot } from './interval-legend.ts';
import { marker } from './line-labels.ts';
import { lineLegend } from './line-legend.ts';
import { metricTitle } from './number-format.ts';
import { requireFewLines } from './series-styles.ts';
import { element, figure, round, text } from './svg.ts';
import { describeScatter } from './takeaway.ts';
import { textWidth } from './text-width.ts';
import { horizontalValueScale, valueScale } from './value-scale.ts';
import type { ValueScale } from './value-scale.ts';

type Point = ScatterPanelReport['lines'][number]['points'][number];
/** A point that has both means. */
type Drawn = Point & { readonly x: { readonly mean: number }; readonly y: { readonly mean: number } };

export interface ScatterOptions {
  readonly width: number;
  /** Draws the line on which both metrics are equal. */
  readonly identity?: boolean;
  /** What the figure shows, for those who cannot see it. */
  readonly description?: string;
}

/**
 * Two metrics of each arm: a mark at the means, their 95% t intervals as a cross, single seeds faintly behind. Arms of
 * one line are joined and named beside their marks; the lines are named below.
 *
 * @throws InvalidInput for more than six lines.
 */
export function scatterPlot(
  panel: ScatterPanelReport,
  { width, identity = false, description = describeScatter(panel) }: ScatterOptions,
): string {
  requireFewLines(`panels.${panel.id}.lines`, panel.lines.length);
  const points = panel.lines.flatMap((line) => line.points);
  const vertical = { kind: panel.y.scale, ...extent(points, 'y'), tickCount: 5 };
  const { note: noted, clips } = valueScale({ ...vertical, range: [1, 0] });
  const note = axisNote([metricTitle(panel.y.metric), noted, clips ? 'intervals cut' : undefined], width);
  const plot = {
    left: 54,
    right: width - 14,
    top: note.top,
    bottom: note.top + (width < 500 ? 230 : 310),
  };
  const x = horizontalValueScale({
    kind: panel.x.scale,
    ...extent(points, 'x'),
    range: [plot.left, plot.right],
    tickCount: 7,
  });
  const y = valueScale({ ...vertical, range: [plot.bottom, plot.top] });
  const legend = lineLegend(
    panel.lines.map(({ title }, i) => ({ title, style: i + 1 })),
    width,
  );
  return figure(
    {
      width,
      height: plot.bottom + 48 + legend.height,
      title: panel.title,
      description,
    },
    note.markup,
    verticalValueAxis(y, plot),
    horizontalValueAxis(x, plot),
    text(words(metricTitle(panel.x.metric), x.note, x.clips ? 'intervals cut' : undefined), {
      class: 'muted middle',
      x: (plot.left + plot.right) / 2,
      y: plot.bottom + 34,
    }),
    identity ? diagonal(x, y) : '',
    ...panel.lines.map((line, i) => seeds(line.points, i + 1, x, y)),
    ...panel.lines.map((line, i) => marks(line.points.filter(isDrawn), i + 1, x, y, plot.right)),
    legend.markup(plot.bottom + 46),
  );
}

/** From where both axes have begun to where one of them ends. */
function diagonal(x: ValueScale, y: ValueScale): string {
  const [from, to] = [Math.max(x.domain[0], y.domain[0]), Math.min(x.domain[1], y.domain[1])];
  return element('path', {
    class: 'zero',
    d: `M${round(x.position(from))} ${round(y.position(from))}L${round(x.position(to))} ${round(y.position(to))}`,
  });
}

function extent(points: readonly Point[], of: 'x' | 'y') {
  return {
    values: points.flatMap((point) => [
      point[of].mean ?? NaN,
      ...point.values.map((value) => value[of] ?? NaN),
    ]),
    bounds: points.flatMap((point) => [point[of].low ?? NaN, point[of].high ?? NaN]),
  };
}

function isDrawn(point: Point): point is Drawn {
  return point.x.mean !== undefined && point.y.mean !== undefined;
}

function seeds(points: readonly Point[], style: number, x: ValueScale, y: ValueScale): string {
  const both = points.flatMap(({ values }) => (values.length < 2 ? [] : values));
  return element(
    'g',
    { class: `s${style}` },
    ...both.flatMap((value) =>
      value.x === null || value.y === null ? [] : [seedDot(x.position(value.x), y.position(value.y))],
    ),
  );
}

function marks(points: readonly Drawn[], style: number, x: ValueScale, y: ValueScale, edge: number): string {
  const joined = path<Drawn>()
    .x((point) => x.position(point.x.mean))
    .y((point) => y.position(point.y.mean))
    .digits(1)(points);
  return element(
    'g',
    { class: `s${style}` },
    points.length > 1 ? element('path', { class: 'leader', d: joined ?? '' }) : '',
    ...points.map((point) => {
      const [left, top] = [x.position(point.x.mean), y.position(point.y.mean)];
      const beyond = left + 9 + textWidth(point.label, 12) > edge + 8;
      return (
        interval(
          point.x,
          (value) => x.position(value),
          (low, high) => `M${low} ${round(top)}H${high}`,
        ) +
        interval(
          point.y,
          (value) => y.position(value),
          (low, high) => `M${round(left)} ${low}V${high}`,
        ) +
        marker(style, left, top) +
        text(point.label, { class: beyond ? 'end' : undefined, x: beyond ? left - 8 : left + 8, y: top - 7 })
      );
    }),
  );
}

function interval(
  { low, high }: Estimate,
  position: (value: number) => number,
  drawn: (low: number, high: number) => string,
): string {
  if (low === undefined || high === undefined) return '';
  return element('path', { class: 'whisker', d: drawn(round(position(low)), round(position(high))) });
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}
