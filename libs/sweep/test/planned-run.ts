import { parseRunConfig } from '@experiments/contracts';
import type { PlannedRun, RunConfigInput } from '@experiments/contracts';
import { memoryStore, runIdentity } from '@experiments/records';
import { testEngine } from '../../training/test/engine.ts';
import { syntheticImages } from '../../training/test/synthetic-images.ts';
import type { RecordingDependencies } from '../src/record-run.ts';

/** A run of a small network, of a second or less. */
export function plannedRun(
  changes: Partial<RunConfigInput> = {},
  role: PlannedRun['role'] = 'arm',
): PlannedRun {
  const config = parseRunConfig({
    topic: 'optimizers',
    arm: 'adam',
    seed: 1,
    data: { validation: 80 },
    model: {
      layers: [
        { kind: 'dense', units: 16, activation: { id: 'relu' } },
        { kind: 'dropout', rate: 0.1 },
        { kind: 'dense', units: 10 },
      ],
    },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    batchSize: 4,
    epochs: 3,
    ...changes,
  });
  const { topic, arm, seed } = config;
  const runId = runIdentity({
    topic,
    arm,
    config,
    seed,
    dataHash: 'synthetic',
    engine: 'wasm',
    engineVersion: 'test',
  });
  return { runId, arm, seed, role, config };
}

/** The real engine over synthetic images and a store in memory; the clock moves a second at each look. */
export async function dependencies(
  changes: Partial<RecordingDependencies> = {},
): Promise<RecordingDependencies> {
  let time = 1_700_000_000_000;
  return {
    store: memoryStore(),
    engine: await testEngine(),
    images: syntheticImages(),
    circumstances: {
      profile: 'smoke',
      codeVersion: '0123456789abcdef0123456789abcdef01234567',
      nodeVersion: 'v24.9.0',
      architecture: 'x64',
      user: 'reader',
      sourceName: 'test',
    },
    terms: { owner: 'here:1', staleAfterMs: 60_000, maximumAttempts: 2 },
    models: 'first',
    now: () => (time += 1000),
    ...changes,
  };
}
