import type { PlannedRun, RunSummary } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { planOver } from '@experiments/study';
import type { Study } from '@experiments/study';

/** What a round of a sweep is to do, and how far the sweep is. */
export interface Round {
  /** To be trained now. */
  readonly missing: readonly PlannedRun[];
  /** Of those, how many another sweep is at: they are worth waiting for. */
  readonly running: number;
  readonly planned: number;
  readonly finished: number;
  readonly failed: number;
  /** Arms whose runs cannot be planned before tuning runs have ended. */
  readonly waiting: number;
}

/**
 * Plans one round: everything that is neither finished nor failed in this sweep. What failed in an earlier sweep is
 * tried again, what failed in this one is not.
 *
 * @param attempted ids of the runs of this sweep's earlier rounds
 */
export async function planRound(
  study: Study,
  store: RunStore,
  attempted: ReadonlySet<string>,
): Promise<Round> {
  let running = 0;
  const failed = new Set<string>();
  const hasEnded = ({ runId, status }: RunSummary): boolean => {
    if (status === 'FINISHED') return true;
    if (status === 'FAILED' && attempted.has(runId)) failed.add(runId);
    if (status === 'RUNNING') running++;
    return failed.has(runId);
  };
  const { runs, waiting, recorded } = await planOver(study, store, hasEnded);
  const missing = runs.filter(({ runId }) => !recorded.has(runId));
  return {
    missing,
    running,
    planned: runs.length,
    finished: runs.length - missing.length - failed.size,
    failed: failed.size,
    waiting: waiting.length,
  };
}
