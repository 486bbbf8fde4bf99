import type { MissingRuns } from '@experiments/contracts';
import { hasFinished } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';

/**
 * The runs of an arm that a verdict waits for: those that failed, and those that have not finished or have no value.
 * An arm of which nothing is planned yet, since its tuning has not ended, is missing as a whole.
 *
 * @param runs those of the seeds that the verdict needs
 * @param values what was measured of them, by seed
 */
export function missingRuns(
  arm: string,
  runs: readonly RunWithPlan[],
  values: ReadonlyMap<number, unknown>,
): MissingRuns[] {
  if (runs.length === 0) return [{ arm, seeds: [], why: 'not planned' }];
  const seeds = (chosen: readonly RunWithPlan[]) => chosen.map(({ plan }) => plan.seed).sort((a, b) => a - b);
  const failed = seeds(runs.filter(({ summary }) => summary?.status === 'FAILED'));
  const missing = seeds(
    runs.filter(
      (run) => run.summary?.status !== 'FAILED' && !(hasFinished(run) && values.has(run.plan.seed)),
    ),
  );
  return [
    ...(failed.length > 0 ? [{ arm, seeds: failed, why: 'failed' as const }] : []),
    ...(missing.length > 0 ? [{ arm, seeds: missing, why: 'missing' as const }] : []),
  ];
}
