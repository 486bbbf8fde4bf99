import { symbol, symbolsFill } from 'd3-shape';
import type { Plot, Position } from './axes.ts';
import { formatNumber } from './number-format.ts';
import { spread } from './spread.ts';
import { element, round, text } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';

export interface LabelledLine {
  readonly title: string;
  /** 1 ... 6: hue, dash and marker. */
  readonly style: number;
  /** What is drawn of the line, in order; may be empty. */
  readonly means: readonly { readonly x: number; readonly mean: number }[];
}

const SIZE = 12;
const LINE_HEIGHT = 16;

export function widestLabel(lines: readonly LabelledLine[]): number {
  return Math.max(0, ...lines.map(({ title }) => textWidth(title, SIZE) * 1.06));
}

/** Names at the right of the plot, each level with the end of its line or as near as its neighbours let it. */
export function endLabels(lines: readonly LabelledLine[], x: Position, y: Position, plot: Plot): string {
  const ends = lines.flatMap(({ means, title, style }) => {
    const end = means.at(-1);
    return end === undefined ? [] : [{ title, style, x: x(end.x), y: y(end.mean) }];
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

/**
 * A key to stand below the plot, with the last mean of each line, ordered as the lines end, from the highest down.
 *
 * @returns its height, and its markup given where its first base line is
 */
export function key(
  lines: readonly LabelledLine[],
  width: number,
): { height: number; markup: (top: number) => string } {
  let height = 0;
  const rows = [...lines]
    .sort((a, b) => (lastMean(b) ?? -Infinity) - (lastMean(a) ?? -Infinity))
    .map(({ title, style, means }) => {
      const mean = lastMean({ means });
      const value = mean === undefined ? 'no mean' : formatNumber(mean);
      const label = wrapText(title, width - 62 - textWidth(value, SIZE), SIZE);
      const y = height;
      height += label.length * 14 + 6;
      return { style, value, label, y };
    });
  const markup = (top: number) =>
    element(
      'g',
      {},
      ...rows.map(({ style, value, label, y }) =>
        element(
          'g',
          { class: `s${style}` },
          element('path', { class: 'line', d: `M2 ${top + y - 4}H40` }),
          marker(style, 21, top + y - 4),
          ...label.map((words, i) => text(words, { x: 50, y: top + y + i * 14 })),
          text(value, { class: 'end', x: width - 2, y: top + y }),
        ),
      ),
    );
  return { height: height + 6, markup };
}

function lastMean({ means }: Pick<LabelledLine, 'means'>): number | undefined {
  return means.at(-1)?.mean;
}

/** The symbol of a style, centred on a point. */
export function marker(style: number, x: number, y: number): string {
  return element('path', {
    class: 'mark',
    transform: `translate(${round(x)} ${round(y)})`,
    d: symbol(symbolsFill[style - 1]!, 42).digits(1)() ?? '',
  });
}
