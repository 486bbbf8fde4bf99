import { TAG } from '@experiments/contracts';
import type { ClaimOutcome, ClaimTerms, RunStart, RunStore } from '../run-store.ts';

export const EPOCHS = 1;

/** Records a run as a sweep does, from its checkpoint if there is one; what it records depends on `run` alone. */
export async function recordWholeRun(
  store: RunStore,
  run: RunStart,
  terms: ClaimTerms,
): Promise<ClaimOutcome> {
  const outcome = await store.claim(run, terms);
  if (outcome !== 'claimed') return outcome;
  const { runId } = run;
  await store.logInputs(runId, [
    { name: 'fashion-mnist', digest: 'a'.repeat(36), sourceType: 'local', source: '{}', context: 'training' },
  ]);
  const done = (await store.loadCheckpoint(runId))?.[0] ?? -1;
  for (let epoch = done + 1; epoch <= EPOCHS; epoch++) {
    const names = ['loss', 'accuracy', 'val_loss', 'gradient_norm/layer_1'];
    const points = names.map((key, i) => ({
      key,
      step: epoch,
      value: i === 2 && epoch === 1 ? NaN : i / (epoch + 1),
      timestamp: run.startTime + epoch,
    }));
    await store.logMetrics(runId, points);
    await store.saveCheckpoint(runId, new Uint8Array(20_000).fill(epoch));
    await store.heartbeat(runId, terms.now + epoch);
  }
  await store.writeArtifact(
    runId,
    'model/weights.bin',
    new Uint8Array(10_000).fill(Number(run.params['seed'])),
  );
  await store.writeArtifact(runId, 'config.json', new TextEncoder().encode(JSON.stringify(run.params)));
  const tags = { [TAG.weightsHash]: run.runId };
  await store.finish(runId, { status: 'FINISHED', endTime: run.startTime + 1000, tags });
  return outcome;
}
