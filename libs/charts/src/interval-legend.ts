import { symbol, symbolDiamond } from 'd3-shape';
import { element, round, text } from './svg.ts';
import { textWidth } from './text-width.ts';

const SIZE = 12;
const LINE_HEIGHT = 18;

export interface LegendInput {
  readonly width: number;
  /** What a faint dot is; undefined where none is drawn. */
  readonly seed: string | undefined;
  readonly original: boolean;
  /** What a dot and a bar are, where they are not the mean and its t interval. */
  readonly marks?: IntervalMarks | undefined;
}

export interface IntervalMarks {
  readonly dot: string;
  readonly bar: string;
}

/** What the marks of an interval plot mean, in as many lines as the width needs; only marks that are drawn. */
export function intervalLegend({ width, seed, original, marks }: LegendInput): {
  markup: string;
  height: number;
} {
  const entries: { name: string; sample: string }[] = [
    { name: marks?.dot ?? 'mean', sample: meanDot(8, 8) },
    { name: marks?.bar ?? '95% t interval', sample: element('path', { class: 'interval', d: 'M1 8H15' }) },
  ];
  if (seed !== undefined) entries.push({ name: seed, sample: seedDot(8, 8) });
  if (original) entries.push({ name: 'the original’s number', sample: originalDiamond(8, 8) });
  let x = 0;
  let y = 0;
  const drawn = entries.map(({ name, sample }) => {
    const room = 20 + textWidth(name, SIZE) + 14;
    if (x > 0 && x + room > width) {
      x = 0;
      y += LINE_HEIGHT;
    }
    const place = `translate(${round(x)} ${y})`;
    x += room;
    return element('g', { transform: place }, sample, text(name, { class: 'muted', x: 20, y: 12 }));
  });
  return { markup: drawn.join(''), height: y + LINE_HEIGHT };
}

export function meanDot(x: number, y: number): string {
  return element('circle', { class: 'mark', cx: x, cy: y, r: 4.5 });
}

export function seedDot(x: number, y: number): string {
  return element('circle', { class: 'seed', cx: x, cy: y, r: 2.2 });
}

export function originalDiamond(x: number, y: number): string {
  return element('path', {
    class: 'original',
    transform: `translate(${round(x)} ${round(y)})`,
    d: symbol(symbolDiamond, 48).digits(1)() ?? '',
  });
}
