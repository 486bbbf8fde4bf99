import { InvalidInput } from '@experiments/contracts';
import type { Curve, PanelReport } from '@experiments/contracts';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { epochAxis, verticalValueAxis } from './axes.ts';
import type { Position } from './axes.ts';
import { endLabels, key, marker, widestLabel } from './line-labels.ts';
import type { LabelledLine } from './line-labels.ts';
import { metricTitle } from './number-format.ts';
import { element, figure, round, text } from './svg.ts';
import { describeCurves } from './takeaway.ts';
import { SERIES_STYLES } from './theme.ts';
import { valueScale } from './value-scale.ts';
import type { ValueScale } from './value-scale.ts';

export interface CurvesOptions {
  /** Pixels; about 720 for a desktop column, 360 for a phone. */
  readonly width: number;
  /** The style, 1 ... 6, that an arm wears on every figure; without one it takes one that is free in this. */
  readonly styleOf?: ((arm: string) => number | undefined) | undefined;
}

type CurvePoint = Curve['points'][number];

interface Series extends LabelledLine {
  readonly curve: Curve;
  readonly means: (CurvePoint & { mean: number })[];
  /** True where the mean line ends because a seed diverged. */
  readonly diverged: boolean;
}

/**
 * Metric over epochs, an arm a line: the mean, its 95% t interval as a band (of three seeds or more), the single
 * seeds faintly behind. Lines are labelled at their ends, or in a key below where the labels would take too much of the width. A line that ends
 * in a cross ends where the first of its seeds diverged.
 *
 * @throws InvalidInput for more than six arms: a reader cannot tell more lines apart.
 */
export function learningCurves(panel: PanelReport, { width, styleOf }: CurvesOptions): string {
  if (panel.series.length > SERIES_STYLES)
    throw new InvalidInput(
      `panels.${panel.id}.series`,
      panel.series.length,
      `learning curves show at most ${SERIES_STYLES} arms`,
    );
  const styles = distinctStyles(panel.series.map(({ arm }) => styleOf?.(arm)));
  const series = panel.series.map(({ title, curve }, i) => seriesOf(title, curve, styles[i]!));
  const labelWidth = widestLabel(series);
  const below = labelWidth > width * 0.27 ? key(series, width) : undefined;
  const plot = {
    left: 54,
    right: below ? width - 14 : width - labelWidth - 20,
    top: 30,
    bottom: width < 500 ? 240 : 320,
  };
  const epochs = series.flatMap(({ curve }) => curve.points.map(({ epoch }) => epoch));
  const first = Math.min(...epochs, 1);
  const last = Math.max(...epochs, first + 1);
  const x = scaleLinear([first, last], [plot.left, plot.right]);
  const y = valueScale({
    kind: panel.scale,
    values: series.flatMap(({ curve, means }) => [
      ...means.map(({ mean }) => mean),
      ...curve.seeds.flatMap(({ values }) => values.filter((value) => value !== null)),
    ]),
    bounds: series.flatMap(({ means }) => means.filter(hasBand).flatMap(({ low, high }) => [low!, high!])),
    range: [plot.bottom, plot.top],
    tickCount: 5,
  });
  const notes = [metricTitle(panel.metric), y.note, y.clips ? 'bands cut' : undefined];
  return figure(
    {
      width,
      height: plot.bottom + 44 + (below?.height ?? 0),
      title: panel.title,
      description: describeCurves(panel),
    },
    text(notes.filter((note) => note !== undefined).join(' · '), { class: 'muted', x: 2, y: 14 }),
    verticalValueAxis(y, plot),
    epochAxis(x, first, last, plot),
    ...series.map((one) => bandAndSeeds(one, x, y)),
    ...series.map((one) => meanLine(one, x, y, last - first)),
    below ? below.markup(plot.bottom + 58) : endLabels(series, x, y.position, plot),
  );
}

function distinctStyles(wanted: readonly (number | undefined)[]): number[] {
  const free = Array.from({ length: SERIES_STYLES }, (_, i) => i + 1).filter(
    (style) => !wanted.includes(style),
  );
  return wanted.map((style, i) => (style === undefined || wanted.indexOf(style) < i ? free.shift()! : style));
}

function seriesOf(title: string, curve: Curve | undefined, style: number): Series {
  const { points, seeds, metric } = curve ?? { points: [], seeds: [], metric: '' };
  const means = points.filter((point): point is CurvePoint & { mean: number } => point.mean !== undefined);
  const diverged = means.length > 0 && points.at(-1)!.notFinite !== undefined;
  return { title, curve: { points, seeds, metric }, style, means, diverged };
}

function bandAndSeeds({ curve, means, style }: Series, x: Position, y: ValueScale): string {
  const withBand = means.filter(hasBand);
  const band = area<CurvePoint>()
    .x(({ epoch }) => x(epoch))
    .y0(({ low }) => y.position(low!))
    .y1(({ high }) => y.position(high!))
    .digits(1)(withBand);
  const seedLine = line<{ epoch: number; value: number | null }>()
    .defined(({ value }) => value !== null)
    .x(({ epoch }) => x(epoch))
    .y(({ value }) => y.position(value!))
    .digits(1);
  const seeds = curve.seeds
    .map(({ values }) => seedLine(curve.points.map(({ epoch }, i) => ({ epoch, value: values[i] ?? null }))))
    .join('');
  return element(
    'g',
    { class: `s${style}` },
    withBand.length > 1 ? element('path', { class: 'band', d: band ?? '' }) : '',
    seeds === '' ? '' : element('path', { class: 'seeds', d: seeds }),
  );
}

/** The interval of two values reaches nine standard deviations to either side: as a band it would hide the rest. */
function hasBand({ n, low, high }: CurvePoint): boolean {
  return n >= 3 && low !== undefined && high !== undefined;
}

/** The line and, counted back from its end, about ten markers along it. */
function meanLine({ means, style, diverged }: Series, x: Position, y: ValueScale, epochs: number): string {
  const path = line<{ epoch: number; mean: number }>()
    .x(({ epoch }) => x(epoch))
    .y(({ mean }) => y.position(mean))
    .digits(1)(means);
  const every = Math.ceil(epochs / 10);
  const marked = means.filter((_, i) => (means.length - 1 - i) % every === 0);
  const stop = diverged ? marked.pop() : undefined;
  return element(
    'g',
    { class: `s${style}` },
    element('path', { class: 'line', d: path ?? '' }),
    ...marked.map(({ epoch, mean }) => marker(style, x(epoch), y.position(mean))),
    stop === undefined ? '' : cross(x(stop.epoch), y.position(stop.mean)),
  );
}

function cross(x: number, y: number): string {
  return element('path', { class: 'stop', d: `M${round(x - 5)} ${round(y - 5)}l10 10m0-10l-10 10` });
}
