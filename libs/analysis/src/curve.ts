import type { Curve, MetricPoint } from '@experiments/contracts';
import { estimate } from './estimate.ts';

/** One seed's history of the metric, in the order of epochs. */
export interface SeedHistory {
  readonly seed: number;
  readonly diverged: boolean;
  readonly points: readonly MetricPoint[];
}

/**
 * Mean and interval at each epoch over the seeds that reached it: where runs stop early, n falls from left to
 * right. A run that diverged did not stop, it failed to go on: after its end it counts as not finite, so that the
 * mean line ends where the first seed is lost instead of going on over the survivors.
 */
export function curve(metric: string, histories: readonly SeedHistory[]): Curve {
  const epochs = [...new Set(histories.flatMap(({ points }) => points.map(({ step }) => step)))].sort(
    (a, b) => a - b,
  );
  const values = histories.map(({ points, diverged }) => {
    const byEpoch = new Map(points.map(({ step, value }) => [step, value]));
    const last = points.at(-1)?.step ?? -1;
    return epochs.map((epoch) => byEpoch.get(epoch) ?? (diverged && epoch > last ? NaN : undefined));
  });
  return {
    metric,
    points: epochs.map((epoch, i) => ({
      epoch,
      ...estimate(values.map((ofSeed) => ofSeed[i]).filter((value) => value !== undefined)),
    })),
    seeds: histories.map(({ seed }, s) => ({
      seed,
      values: values[s]!.map((value) => (value !== undefined && Number.isFinite(value) ? value : null)),
    })),
  };
}
