import type { Estimate } from '@experiments/contracts';
import { meanDot, originalDiamond, seedDot } from './interval-legend.ts';
import type { IntervalRow } from './interval-plot.ts';
import { numberFormat } from './number-format.ts';
import { element, escapeMarkup, round, text } from './svg.ts';
import { describeEstimate } from './takeaway.ts';
import { wrapText } from './text-width.ts';
import type { ValueScale } from './value-scale.ts';

const SIZE = 12;
const LINE_HEIGHT = 14;

/** A row with its numbers in words. */
export interface WrittenRow {
  readonly row: IntervalRow;
  /** What stands at the right: the mean, or why there is none. */
  readonly number: string;
  readonly description: string;
}

export function writeRow(row: IntervalRow, signed: boolean): WrittenRow {
  const { title, estimate } = row;
  const { mean, low, high } = estimate;
  return {
    row,
    number: mean === undefined ? whyWithout(estimate) : numberFormat([mean, low, high], { signed })(mean),
    description: `${title.replaceAll('\n', ' ')}: ${describeEstimate(estimate, { signed })}`,
  };
}

export type Line = Heading | Row;

interface Heading {
  readonly kind: 'heading';
  readonly title: string;
  readonly bottom: number;
}

interface Row {
  readonly kind: 'row';
  readonly written: WrittenRow;
  readonly label: readonly string[];
  /** Base line of the label's first line, and middle of the interval, from the top of the plot. */
  readonly labelY: number;
  readonly y: number;
  readonly bottom: number;
}

/** Where each row stands and, where there is more than one group, the headings between them. */
export function layOut(
  rows: readonly WrittenRow[],
  { stacked, labelWidth }: { readonly stacked: boolean; readonly labelWidth: number },
): Line[] {
  const grouped = new Set(rows.map(({ row }) => row.group)).size > 1;
  const lines: Line[] = [];
  let top = 0;
  let group: string | undefined;
  for (const written of rows) {
    const { row } = written;
    if (grouped && row.group !== undefined && row.group !== group) {
      top += 26;
      lines.push({ kind: 'heading', title: row.group, bottom: top });
    }
    group = row.group;
    const label = wrapText(row.title, labelWidth, SIZE);
    const labelHeight = label.length * LINE_HEIGHT;
    const height = labelHeight + (stacked ? 24 : 10);
    const labelY = stacked ? top + 13 : top + 5 + 11;
    const y = stacked ? top + labelHeight + 10 : top + height / 2;
    lines.push({ kind: 'row', written, label, labelY, y, bottom: top + height });
    top += height;
  }
  return lines;
}

export interface Columns {
  readonly labelX: number;
  /** True where labels end at `labelX` instead of starting there. */
  readonly end?: boolean;
  readonly width: number;
}

export function drawLine(line: Line, x: ValueScale, { labelX, end = false, width }: Columns): string {
  if (line.kind === 'heading') return text(line.title, { class: 'strong', x: 2, y: line.bottom - 7 });
  const { written, label, labelY, y } = line;
  const { estimate, values = [], original = [], style = 1 } = written.row;
  const numberY = end ? y + 4 : labelY;
  return element(
    'g',
    { class: `s${style}` },
    element('title', {}, escapeMarkup(written.description)),
    ...label.map((words, i) =>
      text(words, { class: end ? 'ink end' : 'ink', x: labelX, y: labelY + i * LINE_HEIGHT }),
    ),
    ...values.filter((value) => value !== null).map((value) => seedDot(x.position(value), y)),
    estimate.low === undefined || estimate.high === undefined
      ? ''
      : element('path', {
          class: 'interval',
          d: `M${round(x.position(estimate.low))} ${round(y)}H${round(x.position(estimate.high))}`,
        }),
    estimate.mean === undefined ? '' : meanDot(x.position(estimate.mean), y),
    ...original.map((value) => originalDiamond(x.position(value), y)),
    text(written.number, {
      class: estimate.mean === undefined ? 'muted end' : 'ink end',
      x: width - 2,
      y: numberY,
    }),
  );
}

function whyWithout({ n, notFinite }: Estimate): string {
  return notFinite === undefined ? 'no value' : `${n} of ${n + notFinite} finite`;
}
