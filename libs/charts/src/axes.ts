import { scaleLinear } from 'd3-scale';
import { element, round, text } from './svg.ts';
import { wrapText } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

/** The rectangle that the data is drawn in, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Position = (value: number) => number;

const NOTE_LINE = 14;

/**
 * What a vertical axis measures and what a reader must know of it, above the plot, in as many lines as it needs.
 *
 * @returns the markup, and where the plot may begin
 */
export function axisNote(
  parts: readonly (string | undefined)[],
  width: number,
): { markup: string; top: number } {
  const lines = wrapText(parts.filter((part) => part !== undefined).join(' · '), width - 4, 12);
  return {
    markup: lines.map((words, i) => text(words, { class: 'muted', x: 2, y: 14 + i * NOTE_LINE })).join(''),
    top: 30 + (lines.length - 1) * NOTE_LINE,
  };
}

/** Horizontal rules with their values at the left; a tick without a label is a rule alone. */
export function verticalValueAxis(y: ValueScale, { left, right }: Plot): string {
  return element(
    'g',
    {},
    ...y.ticks.flatMap(({ value, label }) => [
      element('path', { class: 'rule', d: `M${left} ${round(y.position(value))}H${round(right)}` }),
      label === '' ? '' : text(label, { class: 'muted end', x: left - 7, y: y.position(value) + 4 }),
    ]),
  );
}

/** Vertical rules with their values below, and above as well where a plot is too tall to see both ends at once. */
export function horizontalValueAxis(x: ValueScale, { left, right, top, bottom }: Plot): string {
  const lines = bottom - top > 500 ? [top - 8, bottom + 17] : [bottom + 17];
  return element(
    'g',
    {},
    ...x.ticks.map(({ value }) =>
      element('path', { class: 'rule', d: `M${round(x.position(value))} ${round(top)}V${round(bottom)}` }),
    ),
    element('path', { class: 'axis', d: `M${round(left)} ${round(bottom)}H${round(right)}` }),
    ...lines.flatMap((y) =>
      x.ticks.map(({ value, label }) => text(label, { class: 'muted middle', x: x.position(value), y })),
    ),
  );
}

/**
 * Whole numbers along the bottom, such as epochs, the first and the last always named, and below them what they count,
 * unless that is empty.
 */
export function countAxis(
  x: Position,
  first: number,
  last: number,
  { left, right, bottom }: Plot,
  counts: string,
): string {
  const between = scaleLinear([first, last], [left, right])
    .ticks(Math.min(last - first, (right - left) / 40))
    .filter((tick) => Number.isInteger(tick) && x(tick) - x(first) > 22 && x(last) - x(tick) > 22);
  return element(
    'g',
    { class: 'muted' },
    element('path', { class: 'axis', d: `M${left} ${bottom}H${round(right)}` }),
    ...[first, ...between, last].map((tick) =>
      text(String(tick), { class: 'middle', x: x(tick), y: bottom + 17 }),
    ),
    counts === '' ? '' : text(counts, { class: 'middle', x: (left + right) / 2, y: bottom + 34 }),
  );
}
