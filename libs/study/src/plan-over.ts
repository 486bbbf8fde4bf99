import type { RunSummary } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import type { Plan } from '@experiments/topics';
import type { Study } from './select-study.ts';

/** A plan with what is recorded of its runs. */
export type RecordedPlan = Plan & { readonly recorded: ReadonlyMap<string, RunSummary> };

/**
 * The plan as far as the records let it be known, and what is recorded of its runs.
 *
 * @param counts whether a record is to be known to the planner, which takes it for a run that has ended; all by
 *   default
 */
export async function planOver(
  study: Study,
  store: RunStore | undefined,
  counts: (summary: RunSummary) => boolean = () => true,
): Promise<RecordedPlan> {
  const recorded = new Map<string, RunSummary>();
  const seen = new Set<string>();
  for (;;) {
    const plan = study.plan((runId) => recorded.get(runId));
    const before = recorded.size;
    const runIds = plan.runs.map(({ runId }) => runId).filter((runId) => !seen.has(runId));
    for (const runId of runIds) seen.add(runId);
    if (store && runIds.length > 0) {
      for await (const summary of store.summaries({ runIds })) {
        if (counts(summary)) recorded.set(summary.runId, summary);
      }
    }
    if (recorded.size === before || plan.waiting.length === 0) return { ...plan, recorded };
  }
}
