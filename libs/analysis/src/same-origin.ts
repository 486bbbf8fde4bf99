import { InvalidInput, TAG } from '@experiments/contracts';
import type { RunSummary } from '@experiments/contracts';
import { engineOf } from './provenance.ts';
import { hasFinished } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';

/**
 * Refuses to put together runs on different data or of different engines: their seeds fix different things, and
 * their numbers are not of one kind. Code versions may differ, since equal configurations on one engine version have
 * equal bits; they are counted in the provenance.
 *
 * @param field names the arms, for the message
 * @throws InvalidInput naming what was found and a run of each
 */
export function requireSameOrigin(field: string, runs: readonly RunWithPlan[]): void {
  const summaries = runs.filter(hasFinished).map(({ summary }) => summary);
  requireOne(`${field}, SHA-256 of the data`, summaries, ({ tags }) => tags[TAG.dataHash]);
  requireOne(`${field}, engine`, summaries, engineOf);
}

function requireOne(
  field: string,
  summaries: readonly RunSummary[],
  property: (summary: RunSummary) => string | undefined,
): void {
  const runs = new Map(summaries.map((summary) => [property(summary) ?? 'unknown', summary.runId]));
  if (runs.size <= 1) return;
  const found = [...runs].map(([value, runId]) => `${value} (such as run ${runId})`);
  throw new InvalidInput(field, found, 'runs are compared and averaged on one data set and engine alone');
}
