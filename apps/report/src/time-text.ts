import type { TimeEstimate } from '@experiments/contracts';

/** The median time to three digits, or that half of the runs or more never got there. */
export function timeText({ median }: TimeEstimate): string {
  return median === undefined ? 'never' : String(Number(median.toPrecision(3)));
}
