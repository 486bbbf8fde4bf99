import type { Estimate } from '@experiments/contracts';
import { horizontalValueAxis } from './axes.ts';
import { meanDot, seedDot } from './interval-legend.ts';
import { element, figure, round, text } from './svg.ts';
import { describeEstimate } from './takeaway.ts';
import { fitText } from './text-width.ts';
import { valueScale } from './value-scale.ts';

export interface DifferenceStrip {
  readonly title: string;
  readonly candidate: string;
  readonly baseline: string;
  /** Candidate minus baseline. */
  readonly estimate: Estimate;
  readonly values: readonly (number | null)[];
}

const HEIGHT = 76;
const SIZE = 12;

/**
 * One paired difference, small enough for a card: its interval about or beside the line at zero, the single pairs
 * faintly behind, and on either side the name of the arm whose value is higher there.
 */
export function differenceStrip(strip: DifferenceStrip, { width }: { readonly width: number }): string {
  const { title, candidate, baseline, estimate, values } = strip;
  const plot = { left: 24, right: width - 24, top: 22, bottom: HEIGHT - 24 };
  const x = valueScale({
    kind: 'linear',
    values: [0, estimate.mean ?? NaN, ...values.map((value) => value ?? NaN)],
    bounds: [estimate.low ?? NaN, estimate.high ?? NaN],
    range: [plot.left, plot.right],
    tickCount: 4,
    symmetric: true,
  });
  const middle = (plot.top + plot.bottom) / 2;
  const half = width / 2 - 26;
  return figure(
    {
      width,
      height: HEIGHT,
      title,
      description: `${candidate} minus ${baseline}: ${describeEstimate(estimate, { signed: true })}.`,
    },
    text(`← ${fitText(baseline, half, SIZE)}`, { class: 'muted', x: 2, y: 13 }),
    text(`${fitText(candidate, half, SIZE)} →`, { class: 'muted end', x: width - 2, y: 13 }),
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
