import type { Estimate } from '@experiments/contracts';
import { area, line } from 'd3-shape';
import type { Position } from './axes.ts';
import { marker } from './line-labels.ts';
import type { LabelledLine } from './line-labels.ts';
import { element, round } from './svg.ts';
import type { ValueScale } from './value-scale.ts';

/** A line as data: estimates along x, such as epochs or layers, with what single seeds gave. */
export interface LineData {
  readonly title: string;
  /** 1 ... 6. */
  readonly style: number;
  readonly points: readonly LinePoint[];
  /** A value a point; null where there is none. */
  readonly seeds: readonly { readonly values: readonly (number | null)[] }[];
}

export type LinePoint = Estimate & { readonly x: number };
type Mean = LinePoint & { readonly mean: number };

/** The same with what is drawn of it. */
export interface MarkedLine extends LineData, LabelledLine {
  readonly means: readonly Mean[];
  /** True where the line ends because a seed diverged. */
  readonly diverged: boolean;
}

/** On a log scale an interval that reaches zero has no lower end to be drawn to, and is left out. */
export function markedLine(data: LineData, scale: 'linear' | 'log'): MarkedLine {
  const means = data.points
    .map((point) => (scale === 'log' && !(point.low! > 0) ? { ...point, low: undefined } : point))
    .filter((point): point is Mean => point.mean !== undefined);
  const diverged = means.length > 0 && data.points.at(-1)!.notFinite !== undefined;
  return { ...data, means, diverged };
}

/** What an axis has to show of the lines in full, and the bands' edges. */
export function extentOf(lines: readonly MarkedLine[]): { values: number[]; bounds: number[] } {
  return {
    values: lines.flatMap(({ means, seeds }) => [
      ...means.map(({ mean }) => mean),
      ...seeds.flatMap(({ values }) => values.filter((value) => value !== null)),
    ]),
    bounds: lines.flatMap(({ means }) => means.filter(hasBand).flatMap(({ low, high }) => [low!, high!])),
  };
}

/** The 95% interval as a band, and the single seeds as faint lines. */
export function bandAndSeeds(
  { points, seeds, means, style }: MarkedLine,
  x: Position,
  y: ValueScale,
): string {
  const band = area<LinePoint>()
    .defined(hasBand)
    .x((point) => x(point.x))
    .y0(({ low }) => y.position(low!))
    .y1(({ high }) => y.position(high!))
    .digits(1)(means);
  const seedLine = line<{ x: number; value: number | null }>()
    .defined(({ value }) => value !== null)
    .x((point) => x(point.x))
    .y(({ value }) => y.position(value!))
    .digits(1);
  const single = seeds
    .map(({ values }) => seedLine(points.map((point, i) => ({ x: point.x, value: values[i] ?? null }))))
    .join('');
  return element(
    'g',
    { class: `s${style}` },
    means.filter(hasBand).length > 1 ? element('path', { class: 'band', d: band ?? '' }) : '',
    single === '' ? '' : element('path', { class: 'seeds', d: single }),
  );
}

/** The interval of two values reaches nine standard deviations to either side: as a band it would hide the rest. */
function hasBand({ n, low, high }: LinePoint): boolean {
  return n >= 3 && low !== undefined && high !== undefined;
}

/** The line and, counted back from its end, a marker at every so many points. */
export function meanLine(
  { means, style, diverged }: MarkedLine,
  x: Position,
  y: ValueScale,
  every: number,
): string {
  const path = line<Mean>()
    .x((point) => x(point.x))
    .y(({ mean }) => y.position(mean))
    .digits(1)(means);
  const marked = means.filter((_, i) => (means.length - 1 - i) % every === 0);
  const stop = diverged ? marked.pop() : undefined;
  return element(
    'g',
    { class: `s${style}` },
    element('path', { class: 'line', d: path ?? '' }),
    ...marked.map((point) => marker(style, x(point.x), y.position(point.mean))),
    stop === undefined ? '' : cross(x(stop.x), y.position(stop.mean)),
  );
}

function cross(x: number, y: number): string {
  return element('path', { class: 'stop', d: `M${round(x - 5)} ${round(y - 5)}l10 10m0-10l-10 10` });
}
