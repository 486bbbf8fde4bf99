import { scaleLinear, scaleLog } from 'd3-scale';
import type { ScaleContinuousNumeric } from 'd3-scale';
import { formatTicks } from './number-format.ts';
import { textWidth } from './text-width.ts';

export interface ValueScale {
  /** Pixels of a value. Values beyond the axis land on its end; on a log axis so do those <= 0. */
  position(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly domain: readonly [number, number];
  /** What a reader must know of the axis: that it is logarithmic, or cut. */
  readonly note: string | undefined;
  /** True where some bound lies beyond the axis. */
  readonly clips: boolean;
}

export interface ValueScaleInput {
  readonly kind: 'linear' | 'log';
  /** What must be seen in full, such as means and single seeds. */
  readonly values: readonly number[];
  /** Ends of intervals: they widen the axis, but not beyond the values' own span on either side. */
  readonly bounds?: readonly number[];
  readonly range: readonly [number, number];
  readonly tickCount: number;
  /** Zero in the middle, for differences. */
  readonly symmetric?: boolean;
}

/**
 * An axis of measured values with round ticks. It starts at zero where zero is near, and says so where it does not.
 */
export function valueScale({
  kind,
  values,
  bounds = [],
  range,
  tickCount,
  symmetric = false,
}: ValueScaleInput): ValueScale {
  const shown = values.filter((value) => Number.isFinite(value) && (kind === 'linear' || value > 0));
  const usable = bounds.filter((value) => Number.isFinite(value) && (kind === 'linear' || value > 0));
  const log = kind === 'log' && shown.length > 0;
  const [low, high] = symmetric
    ? symmetricDomain(shown, usable)
    : log
      ? logDomain(shown, usable)
      : linearDomain(shown, usable);
  const scale: ScaleContinuousNumeric<number, number> = log ? scaleLog() : scaleLinear();
  scale
    .domain([low, high])
    .range([...range])
    .clamp(true);
  if (!log) scale.nice(tickCount);
  const domain = scale.domain() as [number, number];
  const ticks = tickValues(scale, domain, log, tickCount);
  const labels = formatTicks(ticks);
  return {
    position: (value) => (log && !(value > 0) ? range[0] : scale(value)),
    ticks: ticks.map((value, i) => ({ value, label: labels[i]! })),
    domain,
    note: log ? 'log scale' : domain[0] > 0 ? `axis starts at ${labels[0]}` : undefined,
    clips: bounds.some((value) => value < domain[0] || value > domain[1]),
  };
}

/** The same along the bottom of a plot, with no more ticks than there is room for their labels side by side. */
export function horizontalValueScale(input: ValueScaleInput): ValueScale {
  const scale = valueScale(input);
  const room = Math.abs(input.range[1] - input.range[0]);
  const needed = scale.ticks.reduce((sum, { label }) => sum + textWidth(label, 12) + 10, 0);
  if (needed <= room || input.tickCount <= 2) return scale;
  return horizontalValueScale({ ...input, tickCount: input.tickCount - 1 });
}

function linearDomain(values: readonly number[], bounds: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = widened(values, bounds);
  const padding = low < high ? 0 : low === 0 ? 0.001 : Math.abs(low) * 0.02;
  return [low > 0 && low < 0.3 * high ? 0 : low - padding, high + padding];
}

function symmetricDomain(values: readonly number[], bounds: readonly number[]): [number, number] {
  const largest = Math.max(...linearDomain(values, bounds).map(Math.abs));
  return [-largest, largest];
}

function logDomain(values: readonly number[], bounds: readonly number[]): [number, number] {
  const [low, high] = widened(values.map(Math.log10), bounds.map(Math.log10));
  const room = low === high ? 0.1 : 0;
  return [roundDown(10 ** (low - room)), 1 / roundDown(1 / 10 ** (high + room))];
}

/** The next of 1, 2 and 5 times a power of ten that is not above the value. */
function roundDown(value: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const digit = [5, 2, 1].find((candidate) => Number(`${candidate}e${exponent}`) <= value * (1 + 1e-9)) ?? 1;
  return Number(`${digit}e${exponent}`);
}

function widened(values: readonly number[], bounds: readonly number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = high - low;
  return [Math.max(low - room, Math.min(low, ...bounds)), Math.min(high + room, Math.max(high, ...bounds))];
}

/** On a log axis that spans decades, whole powers of ten alone; many decades are thinned evenly about 1. */
function tickValues(
  scale: ScaleContinuousNumeric<number, number>,
  domain: readonly [number, number],
  log: boolean,
  count: number,
): number[] {
  if (!log) return scale.ticks(count);
  const first = Math.ceil(Math.log10(domain[0]) - 1e-9);
  const last = Math.floor(Math.log10(domain[1]) + 1e-9);
  if (last - first < 2) return scale.ticks(count).filter((value) => /^[125]/.test(value.toExponential()));
  const step = Math.ceil((last - first + 1) / count);
  const lowest = Math.ceil(first / step) * step;
  return Array.from({ length: Math.floor((last - lowest) / step) + 1 }, (_, i) =>
    Number(`1e${lowest + i * step}`),
  );
}
