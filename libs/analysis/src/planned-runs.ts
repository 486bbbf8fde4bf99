import { TAG } from '@experiments/contracts';
import type { PlannedRun, RunRow, RunSummary } from '@experiments/contracts';

/** A planned run beside what is known of it: nothing, where it was never started. */
export interface RunWithPlan {
  readonly plan: PlannedRun;
  readonly summary?: RunSummary;
}

/** Every planned run, in the plan's order. Records of runs that are not in the plan are left alone. */
export function joinRuns(runs: readonly PlannedRun[], summaries: readonly RunSummary[]): RunWithPlan[] {
  const byId = new Map(summaries.map((summary) => [summary.runId, summary]));
  return runs.map((plan) => {
    const summary = byId.get(plan.runId);
    return summary === undefined ? { plan } : { plan, summary };
  });
}

/** Planned = finished + failed + missing; those that diverged are among the finished. */
export function countRuns(runs: readonly RunWithPlan[]) {
  const finished = runs.filter(hasFinished).length;
  const failed = runs.filter(({ summary }) => summary?.status === 'FAILED').length;
  return {
    planned: runs.length,
    finished,
    failed,
    diverged: runs.filter((run) => hasFinished(run) && run.summary.diverged).length,
    missing: runs.length - finished - failed,
  };
}

/**
 * The final metric of every finished run, by seed. A run that diverged has a value that is not finite where it
 * ended before the metric could be measured.
 */
export function finalValues(runs: readonly RunWithPlan[], metric: string): Map<number, number> {
  const values = new Map<number, number>();
  for (const { plan, summary } of runs.filter(hasFinished)) {
    const value = summary.metrics[metric] ?? (summary.diverged ? NaN : undefined);
    if (value !== undefined) values.set(plan.seed, value);
  }
  return values;
}

export function hasFinished(run: RunWithPlan): run is Required<RunWithPlan> {
  return run.summary?.status === 'FINISHED';
}

/** The run's line in the report's list of all runs. */
export function runRow({ plan, summary }: RunWithPlan): RunRow {
  const { runId, arm, seed, role } = plan;
  if (summary === undefined) return { runId, arm, seed, role, status: 'MISSING', diverged: false };
  const epochs = Math.max(0, ...(summary.history['loss'] ?? []).map(({ step }) => step));
  return {
    runId,
    arm,
    seed,
    role,
    status: summary.status,
    diverged: summary.diverged,
    reason: summary.tags[TAG.reason],
    epochs: epochs === 0 ? undefined : epochs,
    testAccuracy: finiteOrAbsent(summary.metrics['test_accuracy']),
    testLoss: finiteOrAbsent(summary.metrics['test_loss']),
    seconds: trainingSeconds(summary),
    weightsSha256: summary.tags[TAG.weightsHash],
  };
}

/** Seconds spent training: the sum over epochs where they were recorded, else from start to end. */
export function trainingSeconds({ history, startTime, endTime }: RunSummary): number | undefined {
  const epochs = history['seconds'];
  if (epochs !== undefined) return epochs.reduce((sum, { value }) => sum + value, 0);
  return endTime === undefined ? undefined : (endTime - startTime) / 1000;
}

function finiteOrAbsent(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
