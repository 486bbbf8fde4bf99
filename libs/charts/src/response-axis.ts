import type { ResponsePanelReport } from '@experiments/contracts';
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Plot } from './axes.ts';
import { formatTicks } from './number-format.ts';
import { element, round, text } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';
import { horizontalValueScale } from './value-scale.ts';

const SIZE = 12;

export interface ResponseAxis {
  position(x: number | string): number;
  readonly markup: string;
  /** From the lower edge of the plot to the end of the axis's words. */
  readonly height: number;
}

/**
 * What the arms were given, along the bottom: categories in the order in which they first come, or numbers, each
 * named where there is room and else at round values.
 */
export function responseAxis(
  { x, lines }: Pick<ResponsePanelReport, 'x' | 'lines'>,
  plot: Plot,
): ResponseAxis {
  const values = [...new Set(lines.flatMap(({ points }) => points.map((point) => point.x)))];
  const { position, ticks } =
    x.scale === 'category'
      ? categories(values.map(String), plot)
      : numbers(values.map(Number), x.scale, [plot.left + 16, plot.right - 16]);
  const rows = Math.max(1, ...ticks.map(({ label }) => label.length));
  const height = 30 + 14 * rows;
  return {
    position,
    height,
    markup: element(
      'g',
      { class: 'muted' },
      element('path', { class: 'axis', d: `M${plot.left} ${plot.bottom}H${round(plot.right)}` }),
      ...ticks.flatMap(({ at, label }) => [
        element('path', { class: 'axis', d: `M${round(at)} ${plot.bottom}v4` }),
        ...label.map((words, row) => text(words, { class: 'middle', x: at, y: plot.bottom + 18 + 14 * row })),
      ]),
      text(x.scale === 'log' ? `${x.title} (log scale)` : x.title, {
        class: 'middle',
        x: (plot.left + plot.right) / 2,
        y: plot.bottom + height - 8,
      }),
    ),
  };
}

function categories(names: readonly string[], { left, right }: Plot) {
  const room = (right - left) / Math.max(1, names.length);
  const position = (name: number | string) => left + (names.indexOf(String(name)) + 0.5) * room;
  return {
    position,
    ticks: names.map((name) => ({ at: position(name), label: wrapText(name, room - 2, SIZE) })),
  };
}

function numbers(values: readonly number[], kind: 'linear' | 'log', range: [number, number]) {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[0] ?? 1, sorted.at(-1) ?? 1];
  const middle = (range[0] + range[1]) / 2;
  const scale = (kind === 'log' ? scaleLog() : scaleLinear()).domain([low, high]).range(range);
  const own = (value: number | string) => (low === high ? middle : scale(Number(value)));
  const labels = numberLabels(sorted);
  const fits = sorted.every((value, i) => {
    if (i === 0) return true;
    const needed = (textWidth(labels[i]!, SIZE) + textWidth(labels[i - 1]!, SIZE)) / 2 + 8;
    return own(value) - own(sorted[i - 1]!) >= needed;
  });
  if (fits)
    return { position: own, ticks: sorted.map((value, i) => ({ at: own(value), label: [labels[i]!] })) };
  const round = horizontalValueScale({ kind, values: sorted, range, tickCount: 7 });
  return {
    position: (value: number | string) => round.position(Number(value)),
    ticks: round.ticks.map(({ value, label }) => ({ at: round.position(value), label: [label] })),
  };
}

/** Counts with their thousands apart, else as on any axis. */
function numberLabels(values: readonly number[]): string[] {
  const counts = values.every(Number.isInteger) && values.some((value) => value >= 1000);
  return counts ? values.map((value) => value.toLocaleString('en')) : formatTicks(values);
}
