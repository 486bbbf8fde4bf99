import type { TimeEstimate } from '@experiments/contracts';

/**
 * The median of times over seeds, in which a miss counts as infinite: where half of the runs or more never got
 * there, there is no median. A mean over those that did would be the shorter the more runs missed.
 */
export function timeEstimate(times: readonly number[]): TimeEstimate {
  const sorted = times.toSorted((a, b) => a - b);
  const n = sorted.length;
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2;
  return {
    n,
    missed: times.filter((time) => !Number.isFinite(time)).length,
    ...(Number.isFinite(median) && { median }),
  };
}
