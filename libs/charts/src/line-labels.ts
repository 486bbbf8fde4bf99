import { symbol, symbolsFill } from 'd3-shape';
import type { Plot, Position } from './axes.ts';
import { formatNumber } from './number-format.ts';
import { spread } from './spread.ts';
import { element, round, text } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

export interface LabelledLine {
  readonly title: string;
  /** 1 ... 6: hue, dash and marker. */
  readonly style: number;
  /** What is drawn of the line, in order; may be empty. */
  readonly means: readonly { readonly epoch: number; readonly mean: number }[];
}

const SIZE = 12;
const LINE_HEIGHT = 16;
const KEY_ROW = 20;

export function widestLabel(lines: readonly LabelledLine[]): number {
  return Math.max(0, ...lines.map(({ title }) => textWidth(title, SIZE) * 1.06));
}

/** Names at the right of the plot, each level with the end of its line or as near as its neighbours let it. */
export function endLabels(lines: readonly LabelledLine[], x: Position, y: Position, plot: Plot): string {
  const ends = lines.flatMap(({ means, title, style }) => {
    const end = means.at(-1);
    return end === undefined ? [] : [{ title, style, x: x(end.epoch), y: y(end.mean) }];
  });
  const levels = spread(
    ends.map((end) => end.y),
    LINE_HEIGHT,
    plot.top + 4,
    plot.bottom - 4,
  );
  const left = plot.right + 18;
  return element(
    'g',
    {},
    ...ends.map((end, i) => {
      const level = levels[i]!;
      const away = Math.abs(level - end.y) > 3 || end.x < plot.right - 1;
      const leader = `M${round(end.x + 6)} ${round(end.y)}L${round(left - 4)} ${round(level)}`;
      return element(
        'g',
        { class: `s${end.style}` },
        away ? element('path', { class: 'leader', d: leader }) : '',
        text(end.title, { class: 'strong', x: left, y: level + 4 }),
      );
    }),
  );
}

export function keyHeight(lines: readonly LabelledLine[]): number {
  return lines.length * KEY_ROW + 6;
}

/** A key below the plot with the last mean of each line, ordered as the lines end, from the highest down. */
export function key(lines: readonly LabelledLine[], top: number, width: number): string {
  const last = ({ means }: LabelledLine) => means.at(-1)?.mean;
  return element(
    'g',
    {},
    ...[...lines]
      .sort((a, b) => (last(b) ?? -Infinity) - (last(a) ?? -Infinity))
      .map((line, row) => {
        const y = top + row * KEY_ROW;
        const mean = last(line);
        const value = mean === undefined ? 'no mean' : formatNumber(mean);
        return element(
          'g',
          { class: `s${line.style}` },
          element('path', { class: 'line', d: `M2 ${y - 4}H40` }),
          marker(line.style, 21, y - 4),
          text(fitText(line.title, width - 62 - textWidth(value, SIZE), SIZE), { x: 50, y }),
          text(value, { class: 'end', x: width - 2, y }),
        );
      }),
  );
}

/** The symbol of a style, centred on a point. */
export function marker(style: number, x: number, y: number): string {
  return element('path', {
    class: 'mark',
    transform: `translate(${round(x)} ${round(y)})`,
    d: symbol(symbolsFill[style - 1]!, 42).digits(1)() ?? '',
  });
}
