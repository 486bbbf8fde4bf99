import type { ResponsePanelReport } from '@experiments/contracts';
import { line as path } from 'd3-shape';
import { axisNote, verticalValueAxis } from './axes.ts';
import { responseAxis } from './response-axis.ts';
import { seedDot } from './interval-legend.ts';
import { endLabels, marker, widestLabel } from './line-labels.ts';
import { lineLegend } from './line-legend.ts';
import { metricTitle } from './number-format.ts';
import { requireFewLines } from './series-styles.ts';
import { element, figure, round } from './svg.ts';
import { describeResponse } from './takeaway.ts';
import { valueScale } from './value-scale.ts';
import type { ValueScale } from './value-scale.ts';

type Line = ResponsePanelReport['lines'][number];

/** A point with its place along the bottom, in pixels. */
type Placed = Line['points'][number] & { readonly left: number };

/**
 * A metric against what the arms were given: means joined by lines, 95% t intervals as bars, single seeds faintly
 * behind. Lines stand a few pixels apart where intervals would cover each other. A ring marks the value that tuning
 * chose, a cross on the lower edge a mean that does not exist.
 *
 * @throws InvalidInput for more than six lines.
 */
export function responsePlot(panel: ResponsePanelReport, { width }: { readonly width: number }): string {
  requireFewLines(`panels.${panel.id}.lines`, panel.lines.length);
  const named = panel.lines.map(({ title }, i) => ({ title, style: i + 1, means: [] }));
  const labelWidth = widestLabel(named);
  const legend = labelWidth > width * 0.27 ? lineLegend(named, width) : undefined;
  const all = panel.lines.flatMap(({ points }) => points);
  const domain = {
    kind: panel.scale,
    values: all.flatMap(({ estimate, values }) => [
      estimate.mean ?? NaN,
      ...values.map(({ value }) => value ?? NaN),
    ]),
    bounds: all.flatMap(({ estimate }) => [estimate.low ?? NaN, estimate.high ?? NaN]),
    tickCount: 5,
  };
  const { note: noted, clips } = valueScale({ ...domain, range: [1, 0] });
  const note = axisNote([metricTitle(panel.metric), noted, clips ? 'intervals cut' : undefined], width);
  const plot = {
    left: 54,
    right: legend ? width - 10 : width - labelWidth - 20,
    top: note.top,
    bottom: note.top + (width < 500 ? 210 : 290),
  };
  const axis = responseAxis(panel, plot);
  const y = valueScale({ ...domain, range: [plot.bottom, plot.top] });
  const apart = all.some(({ estimate }) => estimate.low !== undefined) ? 4 : 0;
  const lines = panel.lines.map(({ title, points }, i) => ({
    title,
    style: i + 1,
    points: points.map((point): Placed => {
      const shift = (i - (panel.lines.length - 1) / 2) * apart;
      return { ...point, left: axis.position(point.x) + shift };
    }),
  }));
  const labelled = lines.map(({ title, style, points }) => ({
    title,
    style,
    means: points.flatMap(({ left, estimate }) =>
      estimate.mean === undefined ? [] : [{ x: left, mean: estimate.mean }],
    ),
  }));
  return figure(
    {
      width,
      height: plot.bottom + axis.height + (legend ? legend.height + 8 : 0),
      title: panel.title,
      description: describeResponse(panel),
    },
    note.markup,
    verticalValueAxis(y, plot),
    axis.markup,
    ...lines.map(({ style, points }) => behind(style, points, y)),
    ...lines.map(({ style, points }) => inFront(style, points, y, plot.bottom)),
    legend
      ? legend.markup(plot.bottom + axis.height + 2)
      : endLabels(labelled, (left) => left, y.position, plot),
  );
}

function behind(style: number, points: readonly Placed[], y: ValueScale): string {
  return element(
    'g',
    { class: `s${style}` },
    ...points.flatMap(({ left, values, estimate }) =>
      // A single value would stand behind the mean that it is.
      estimate.n < 2
        ? []
        : values.flatMap(({ value }) => (value === null ? [] : [seedDot(left, y.position(value))])),
    ),
  );
}

function inFront(style: number, points: readonly Placed[], y: ValueScale, bottom: number): string {
  const joined = path<Placed>()
    .defined(({ estimate }) => estimate.mean !== undefined)
    .x(({ left }) => left)
    .y(({ estimate }) => y.position(estimate.mean!))
    .digits(1)(points);
  return element(
    'g',
    { class: `s${style}` },
    element('path', { class: 'line', d: joined ?? '' }),
    ...points.map(({ left, estimate: { mean, low, high, notFinite }, chosen }) => {
      if (mean === undefined)
        return notFinite === undefined
          ? ''
          : element('path', { class: 'stop', d: `M${round(left - 4)} ${bottom - 4}l8 8m0-8l-8 8` });
      const top = y.position(mean);
      return (
        (low === undefined || high === undefined
          ? ''
          : element('path', {
              class: 'whisker',
              d: `M${round(left)} ${round(y.position(low))}V${round(y.position(high))}`,
            })) +
        marker(style, left, top) +
        (chosen ? element('circle', { class: 'chosen', cx: left, cy: top, r: 8 }) : '')
      );
    }),
  );
}
