import { TAG } from '@experiments/contracts';
import type { ClaimTerms, RunStore } from './run-store.ts';

export type CopyOutcome = 'copied' | 'there-already' | 'busy' | 'not-ended';

/** Tags that say who recorded a run, which the copy says of itself. */
const OF_THE_WRITER: readonly string[] = [TAG.owner, TAG.attempts];

/**
 * Copies a run that has ended, with its history and its artifacts, from one store into another; a run that is
 * finished there is left alone. Interrupted and done again, it ends the same.
 */
export async function copyRun(
  runId: string,
  from: RunStore,
  to: RunStore,
  terms: ClaimTerms,
): Promise<CopyOutcome> {
  const record = await from.get(runId);
  if (
    !record ||
    (record.status !== 'FINISHED' && record.status !== 'FAILED') ||
    record.endTime === undefined
  ) {
    return 'not-ended';
  }
  const { experiment, runName, user, status, startTime, endTime, params, tags, metrics, inputs } = record;
  const there = await to.get(runId);
  if (there?.status === 'FINISHED' || there?.status === status) return 'there-already';
  const start = {
    runId,
    experiment,
    runName,
    user,
    params,
    tags,
    startTime,
    sourceName: tags['mlflow.source.name'] ?? 'copy',
  };
  const claim = await to.claim(start, terms);
  if (claim === 'finished') return 'there-already';
  if (claim !== 'claimed') return 'busy';
  await to.logInputs(runId, inputs);
  await to.logMetrics(runId, Object.values(metrics).flat());
  for (const path of await from.listArtifacts(runId)) {
    const bytes = await from.readArtifact(runId, path);
    if (bytes) await to.writeArtifact(runId, path, bytes);
  }
  const own = Object.entries(tags).filter(([key]) => !OF_THE_WRITER.includes(key));
  await to.finish(runId, { status, endTime, tags: Object.fromEntries(own) });
  return 'copied';
}
