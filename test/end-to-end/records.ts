import { globSync } from 'node:fs';
import { TAG } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';

/** What the runs of a store ended with, by run id: all but times, and who recorded it where and how often. */
export async function outcomes(folder: string): Promise<Record<string, unknown>> {
  const runs: Record<string, unknown> = {};
  for await (const { runId, status, params, tags, metrics, history } of directoryStore({
    folder,
  }).summaries()) {
    const { seconds: _, ...values } = metrics;
    const { seconds: __, ...points } = history;
    const weights = tags[TAG.weightsHash];
    runs[runId] = {
      status,
      arm: tags[TAG.arm],
      weights,
      diverged: tags[TAG.diverged],
      params,
      values,
      points,
    };
  }
  return runs;
}

/** How many folders of runs there are, whatever is in them. */
export function runFolders(folder: string): number {
  return globSync('*/*/meta.yaml', { cwd: folder }).length;
}
