import { TAG } from '@experiments/contracts';
import type { PlannedRun } from '@experiments/contracts';
import { memoryStore, runIdentity } from '@experiments/records';
import { beforeAll, describe, expect, it } from 'vitest';
import { dependencies, plannedRun } from '../test/planned-run.ts';
import type { RecordingDependencies } from './record-run.ts';
import { recordRun } from './record-run.ts';
import { verifyRun } from './verify-run.ts';
import type { VerificationDependencies } from './verify-run.ts';

let context: RecordingDependencies;
/** The store's insides: what a person with an editor gets at. */
let records: NonNullable<Parameters<typeof memoryStore>[0]>;

beforeAll(async () => {
  context = await dependencies();
});

/** Records a run under the id that it has with the real engine, in a store of its own. */
async function recorded(
  changes: Parameters<typeof plannedRun>[0] = {},
  circumstances: Partial<RecordingDependencies> = {},
): Promise<PlannedRun> {
  const { config, ...run } = plannedRun(changes);
  const { topic, arm, seed } = config;
  const { id, version } = context.engine;
  const runId = runIdentity({
    topic,
    arm,
    seed,
    config,
    dataHash: 'synthetic',
    engine: id,
    engineVersion: version,
  });
  records = new Map();
  const planned = { ...run, runId, config };
  const outcome = await recordRun(planned, { ...context, ...circumstances, store: memoryStore(records) });
  expect(outcome.status).toBe('FINISHED');
  return planned;
}

function verify({ runId }: PlannedRun, changes: Partial<VerificationDependencies> = {}) {
  const { engine, images, now } = context;
  return verifyRun(runId, {
    store: memoryStore(records),
    engine,
    images: async () => images,
    now,
    ...changes,
  });
}

describe('verifyRun', () => {
  it('finds a record to be what its configuration gives, number by number', async () => {
    const run = await recorded();
    const again = await verify(run);
    expect(again).toMatchObject({ status: 'same' });
    // Three epochs of five metrics, and the final ones.
    expect((again as { values: number }).values).toBeGreaterThan(3 * 5 + 8);
  });

  it.each([
    ['was resumed', { interruption: { afterEpoch: 1, resume: 'checkpoint' as const } }],
    ['diverged', { optimizer: { id: 'gradient-descent', learningRate: 1e30 } }],
    ['never reads the test set', { data: { validation: 80, test: 0 } }],
    ['stopped early', { callbacks: [stopping()] }],
    ['has seeds of its own for some sources', { seeds: { order: 5 } }],
  ])('finds it so for a run that %s', async (_, changes) => {
    expect(await verify(await recorded(changes))).toMatchObject({ status: 'same' });
  });

  it('finds it so for a run with a pretraining, alone and after another that shared it', async () => {
    const { data, model, loss, optimizer } = plannedRun().config;
    const pretraining = { data, model, loss, optimizer, batchSize: 4, epochs: 1, reuse: 1 };
    const run = await recorded({ pretraining });
    const pretrained = new Map();
    expect(await verify(run, { pretrained })).toMatchObject({ status: 'same' });
    expect(await verify(run, { pretrained })).toMatchObject({ status: 'same' });
  });

  it('finds it so for a run that was stopped and taken up again', async () => {
    const controller = new AbortController();
    const run = await recorded();
    records = new Map();
    const store = memoryStore(records);
    const stopped = await recordRun(run, {
      ...context,
      store,
      checkpointEvery: 0,
      signal: controller.signal,
      onProgress: (share) => void (share > 0.5 && controller.abort()),
    });
    expect(stopped).toEqual({ status: 'KILLED' });
    expect(await recordRun(run, { ...context, store })).toMatchObject({ status: 'FINISHED' });
    expect(await verify(run)).toMatchObject({ status: 'same' });
  });

  it.each<[string, (run: { runId: string }) => void, object]>([
    [
      'a point of a metric',
      ({ runId }) => {
        const points = records.get(runId)!.metrics.get('val_loss')!;
        points.set(2, { ...points.get(2)!, value: points.get(2)!.value * (1 + Number.EPSILON) });
      },
      { what: 'val_loss', step: 2 },
    ],
    [
      'a final metric',
      ({ runId }) => {
        const points = records.get(runId)!.metrics.get('test_accuracy')!;
        points.set(3, { ...points.get(3)!, value: 0.99 });
      },
      { what: 'test_accuracy', step: 3, recorded: '0.99' },
    ],
    [
      'a metric that is gone',
      ({ runId }) => void records.get(runId)!.metrics.delete('test_loss'),
      { what: 'test_loss', step: 3, recorded: 'absent' },
    ],
    [
      'a metric that was never measured',
      ({ runId }) => {
        const metrics = records.get(runId)!.metrics;
        metrics.set('test_luck', new Map([[3, { key: 'test_luck', step: 3, value: 1, timestamp: 0 }]]));
      },
      { what: 'test_luck', step: 3, recorded: '1', again: 'absent' },
    ],
    [
      'the hash of the weights',
      ({ runId }) => void (records.get(runId)!.tags[TAG.weightsHash] = 'f'.repeat(64)),
      { what: 'SHA-256 of the weights', recorded: 'f'.repeat(64) },
    ],
    [
      'a predicted class',
      ({ runId }) => void (records.get(runId)!.artifacts.get('test_predictions.bin')![5]! ^= 1),
      { what: 'SHA-256 of the predicted classes' },
    ],
    [
      'a weight of the model',
      ({ runId }) => void (records.get(runId)!.artifacts.get('model/weights.bin')![0]! ^= 1),
      { what: 'SHA-256 of the model kept' },
    ],
  ])('finds out a change of %s', async (_, change, difference) => {
    const run = await recorded();
    change(run);
    const again = await verify(run);
    expect(again).toMatchObject({ status: 'different', differences: [difference] });
  });

  it('finds out another configuration under the same id, and trains nothing', async () => {
    const run = await recorded();
    const config = JSON.stringify({ ...run.config, epochs: 1_000_000 });
    records.get(run.runId)!.artifacts.set('config.json', new TextEncoder().encode(config));
    expect(await verify(run)).toMatchObject({
      status: 'different',
      differences: [{ what: 'id of the recorded configuration', recorded: run.runId }],
    });
  });

  it('compares nothing with another engine, other data or a run that is not finished', async () => {
    const run = await recorded();
    const { engine, images } = context;
    const compared = async (changes: Partial<VerificationDependencies>) => {
      const verification = await verify(run, changes);
      expect(verification.status).toBe('not-comparable');
      return (verification as { reason: string }).reason;
    };
    expect(await compared({ engine: { ...engine, version: 'next' } })).toMatch(
      new RegExp(`engine wasm ${engine.version}, and this one is wasm next`),
    );
    expect(await compared({ images: async () => ({ ...images, hash: 'others' }) })).toMatch(
      /synthetic.*others/,
    );
    expect(await compared({ store: memoryStore() })).toBe('it is not recorded');
    records.get(run.runId)!.status = 'FAILED';
    expect(await compared({})).toBe('it is FAILED');
    records.get(run.runId)!.status = 'FINISHED';
    records.get(run.runId)!.artifacts.set('config.json', new TextEncoder().encode('{"epochs": '));
    expect(await compared({})).toMatch(/^its configuration cannot be read/);
    records.get(run.runId)!.artifacts.delete('config.json');
    expect(await compared({})).toBe('its configuration is not recorded');
  });
});

function stopping() {
  return { id: 'early-stopping' as const, monitor: 'val_loss' as const, patience: 0, restoreBest: true };
}
