import { TAG } from '@experiments/contracts';
import type { RunStart } from './run-store.ts';

/** The tags of a claimed run: the caller's, those that MLflow's clients look for, and who records it. */
export function claimTags(run: RunStart, owner: string, attempts: number): Record<string, string> {
  return {
    ...run.tags,
    'mlflow.runName': run.runName,
    'mlflow.user': run.user,
    'mlflow.source.name': run.sourceName,
    'mlflow.source.type': 'LOCAL',
    [TAG.owner]: owner,
    [TAG.attempts]: String(attempts),
  };
}
