import type { PlannedRun, RunSummary } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import type { RunOutcome } from './record-run.ts';

export interface Plan {
  readonly runs: readonly PlannedRun[];
  /** What cannot be planned before runs of this plan have ended: arms whose tuning has no winner yet. */
  readonly waiting: readonly unknown[];
}

export interface RoundsDependencies {
  readonly store: RunStore;
  /** @param result what is recorded of a run that has ended, or undefined */
  readonly plan: (result: (runId: string) => RunSummary | undefined) => Plan;
  /** Trains these runs and records them; returns when all have ended. */
  readonly execute: (runs: readonly PlannedRun[]) => Promise<ReadonlyMap<string, RunOutcome>>;
  /** Told of every plan: all its runs, and those to be trained now. */
  readonly onPlan?: (runs: readonly PlannedRun[], missing: readonly PlannedRun[]) => void;
  /** Lets time pass while other processes train what is missing. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface SweepResult {
  readonly finished: number;
  /** Not trained, because the signal ended the sweep. */
  readonly missing: number;
  readonly failed: readonly { readonly run: PlannedRun; readonly reason: string }[];
  /** Arms whose runs could not be planned yet. */
  readonly waiting: number;
  /** True where the signal ended the sweep. */
  readonly stopped: boolean;
}

/**
 * Plans, trains what is missing, and plans again with what is known then, until nothing is missing: neither what this
 * process trains nor what others on the same store do. What failed in an earlier sweep is tried again, what fails in
 * this one is not.
 */
export async function sweepRounds(dependencies: RoundsDependencies): Promise<SweepResult> {
  const { store, plan, execute, onPlan, pause, signal } = dependencies;
  const ended = new Map<string, RunSummary>();
  const failed = new Map<string, { run: PlannedRun; reason: string }>();
  for (;;) {
    const { runs, waiting } = plan((runId) => ended.get(runId));
    const open = runs.filter(({ runId }) => !ended.has(runId));
    const recorded = await summariesOf(store, open);
    for (const summary of recorded) {
      const { runId, status } = summary;
      if (status === 'FINISHED' || failed.has(runId)) ended.set(runId, summary);
    }
    const missing = open.filter(({ runId }) => !ended.has(runId));
    // What has come to be known may be what an arm was waiting for.
    if (missing.length < open.length && waiting.length > 0) continue;

    onPlan?.(runs, missing);
    const stopped = signal?.aborted ?? false;
    if (missing.length === 0 || stopped) {
      const finished = runs.length - missing.length - failed.size;
      return {
        finished,
        missing: missing.length,
        failed: [...failed.values()],
        waiting: waiting.length,
        stopped,
      };
    }
    const outcomes = await execute(missing);
    for (const run of missing) {
      const outcome = outcomes.get(run.runId);
      if (outcome?.status === 'FAILED') failed.set(run.runId, { run, reason: outcome.reason });
    }
    if (missing.every(({ runId }) => outcomes.get(runId)?.status === 'BUSY')) await pause();
  }
}

async function summariesOf(store: RunStore, runs: readonly PlannedRun[]): Promise<RunSummary[]> {
  const summaries: RunSummary[] = [];
  if (runs.length === 0) return summaries;
  for await (const summary of store.summaries({ runIds: runs.map(({ runId }) => runId) }))
    summaries.push(summary);
  return summaries;
}
