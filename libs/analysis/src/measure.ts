import type { Measure, RunSummary } from '@experiments/contracts';
import { hasFinished } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';

/**
 * What is measured of every finished run, by seed. A run that diverged has a value that is not finite where it ended
 * before the value could be measured; a time until a value that was never reached is infinite.
 */
export function measuredValues(runs: readonly RunWithPlan[], measure: Measure): Map<number, number> {
  const values = new Map<number, number>();
  for (const { plan, summary } of runs.filter(hasFinished)) {
    const value = measuredValue(summary, measure) ?? (summary.diverged ? NaN : undefined);
    if (value !== undefined) values.set(plan.seed, value);
  }
  return values;
}

function measuredValue(summary: RunSummary, { metric, at, until }: Measure): number | undefined {
  const points = summary.history[metric] ?? [];
  if (until !== undefined) return points.length === 0 ? undefined : timeUntil(summary, metric, until);
  if (at === 'start') return points.find(({ step }) => step === 0)?.value;
  if (at === 'highest') {
    const values = points.map(({ value }) => value);
    return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
  }
  return summary.metrics[metric];
}

/** Epochs, or seconds of training, up to the end of the first epoch whose value is at least this one. */
function timeUntil(
  { history }: RunSummary,
  metric: string,
  until: NonNullable<Measure['until']>,
): number | undefined {
  const reached = history[metric]!.find(({ value }) => value >= until.reaches);
  if (reached === undefined) return Infinity;
  if (until.in === 'epochs') return reached.step;
  return history['seconds']
    ?.filter(({ step }) => step <= reached.step)
    .reduce((sum, { value }) => sum + value, 0);
}
