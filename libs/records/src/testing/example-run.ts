import { TAG } from '@experiments/contracts';
import { runIdentity } from '../identity.ts';
import type { ClaimTerms, MetricRecord, RunStart } from '../run-store.ts';

export const TERMS: ClaimTerms = { owner: 'ann', now: 1_000_000, staleAfterMs: 60_000, maximumAttempts: 3 };

/** A run as the sweep starts them; runs with different seeds have different ids. */
export function exampleRun(seed = 1, changes: Partial<RunStart> = {}): RunStart {
  const experiment = changes.experiment ?? 'optimizers';
  return {
    runId: runIdentity({
      topic: experiment,
      arm: 'adam',
      config: { epochs: 3 },
      seed,
      dataHash: 'd'.repeat(64),
      engine: 'webassembly',
      engineVersion: '1',
    }),
    experiment,
    runName: `adam, seed ${seed}`,
    params: { seed: String(seed), 'opt/learning_rate': '0.001', epochs: '3' },
    tags: { [TAG.topic]: experiment, [TAG.arm]: 'adam', [TAG.role]: 'arm' },
    startTime: 1_700_000_000_000,
    sourceName: 'experiments run',
    user: 'ann',
    ...changes,
  };
}

/** One value a step, from step 0. */
export function series(key: string, ...values: number[]): MetricRecord[] {
  return values.map((value, step) => ({ key, step, value, timestamp: 1_700_000_000_000 + step }));
}
