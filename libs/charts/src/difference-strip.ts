import type { Estimate } from '@experiments/contracts';
import { horizontalValueAxis } from './axes.ts';
import { meanDot, seedDot } from './interval-legend.ts';
import { element, figure, round, text } from './svg.ts';
import { describeEstimate } from './takeaway.ts';
import { wrapText } from './text-width.ts';
import { horizontalValueScale } from './value-scale.ts';

export interface DifferenceStrip {
  readonly title: string;
  readonly candidate: string;
  readonly baseline: string;
  /** Candidate minus baseline. */
  readonly estimate: Estimate;
  readonly values: readonly (number | null)[];
}

const SIZE = 12;
const LINE_HEIGHT = 14;

/**
 * One paired difference, small enough for a card: its interval about or beside the line at zero, the single pairs
 * faintly behind, and on either side the name of the arm whose value is higher there.
 */
export function differenceStrip(strip: DifferenceStrip, { width }: { readonly width: number }): string {
  const { title, candidate, baseline, estimate, values } = strip;
  const half = width / 2 - 10;
  const left = wrapText(`←\u00a0${baseline}`, half, SIZE);
  const right = wrapText(`${candidate}\u00a0→`, half, SIZE);
  const top = 8 + LINE_HEIGHT * Math.max(left.length, right.length);
  const plot = { left: 24, right: width - 24, top, bottom: top + 30 };
  const x = horizontalValueScale({
    kind: 'linear',
    values: [0, estimate.mean ?? NaN, ...values.map((value) => value ?? NaN)],
    bounds: [estimate.low ?? NaN, estimate.high ?? NaN],
    range: [plot.left, plot.right],
    tickCount: 4,
    symmetric: true,
  });
  const middle = (plot.top + plot.bottom) / 2;
  return figure(
    {
      width,
      height: plot.bottom + 24,
      title,
      description: `${candidate} minus ${baseline}: ${describeEstimate(estimate, { signed: true })}.`,
    },
    ...left.map((line, i) => text(line, { class: 'muted', x: 2, y: 13 + i * LINE_HEIGHT })),
    ...right.map((line, i) => text(line, { class: 'muted end', x: width - 2, y: 13 + i * LINE_HEIGHT })),
    horizontalValueAxis(x, plot),
    element('path', { class: 'zero', d: `M${round(x.position(0))} ${plot.top - 4}V${plot.bottom}` }),
    element(
      'g',
      { class: 's1' },
      ...values.filter((value) => value !== null).map((value) => seedDot(x.position(value), middle)),
      estimate.low === undefined || estimate.high === undefined
        ? ''
        : element('path', {
            class: 'interval',
            d: `M${round(x.position(estimate.low))} ${middle}H${round(x.position(estimate.high))}`,
          }),
      estimate.mean === undefined ? '' : meanDot(x.position(estimate.mean), middle),
    ),
  );
}
