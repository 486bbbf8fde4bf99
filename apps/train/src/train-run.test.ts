import { TAG } from '@experiments/contracts';
import type { PlannedRun } from '@experiments/contracts';
import { memoryStore, runIdentity } from '@experiments/records';
import type { RunStore } from '@experiments/records';
import { describe, expect, it } from 'vitest';
import { plannedRun } from '../../../libs/sweep/test/planned-run.ts';
import { testEngine } from '../../../libs/training/test/engine.ts';
import { syntheticImages } from '../../../libs/training/test/synthetic-images.ts';
import { recordFailure } from './record-failure.ts';
import { trainRun } from './train-run.ts';
import type { TrainDependencies } from './train-run.ts';

const images = syntheticImages();
const engine = await testEngine();

/** A run of a second or less, under the id that this engine and these images give it. */
function run(changes: Parameters<typeof plannedRun>[0] = {}): PlannedRun {
  const planned = plannedRun(changes);
  const { config, seed } = planned;
  const runId = runIdentity({
    topic: config.topic,
    arm: config.arm,
    config,
    seed,
    dataHash: images.hash,
    engine: engine.id,
    engineVersion: engine.version,
  });
  return { ...planned, runId };
}

let time = 1_700_000_000_000;
function dependencies(store: RunStore, changes: Partial<TrainDependencies> = {}): TrainDependencies {
  return {
    store,
    engine,
    images: () => images,
    circumstances: {
      codeVersion: 'unknown',
      nodeVersion: process.version,
      architecture: 'x64',
      user: 'sweep',
      sourceName: 'test',
    },
    invocation: 'one',
    now: () => (time += 10),
    signal: new AbortController().signal,
    pretrained: new Map(),
    ...changes,
  };
}

const event = (planned: unknown) => ({ sweep: 'nightly', profile: 'smoke', run: planned });

describe('trainRun', () => {
  it('trains and records a run once, however often it is asked', async () => {
    const store = memoryStore();
    const planned = run();
    expect(await trainRun(event(planned), dependencies(store))).toMatchObject({
      runId: planned.runId,
      outcome: { status: 'FINISHED' },
    });
    const record = await store.get(planned.runId);
    expect(record).toMatchObject({ status: 'FINISHED', params: { profile: 'smoke' } });
    const again = await trainRun(event(planned), dependencies(store, { invocation: 'two' }));
    expect(again.outcome).toEqual({ status: 'FINISHED_BEFORE' });
    expect(await store.get(planned.runId)).toEqual(record);
  });

  it('out of time, asks to be tried again and then goes on to the same bits', async () => {
    const planned = run({ epochs: 6 });
    const whole = memoryStore();
    await trainRun(event(planned), dependencies(whole));
    const store = memoryStore();
    const stop = new AbortController();
    let looks = 0;
    const now = () => {
      if (++looks > 25) stop.abort();
      return (time += 10);
    };
    const first = trainRun(
      event(planned),
      dependencies(store, { signal: stop.signal, now, checkpointEvery: 0 }),
    );
    await expect(first).rejects.toMatchObject({ name: 'OutOfTime' });
    expect(await store.get(planned.runId)).toMatchObject({ status: 'KILLED' });
    expect(await store.loadCheckpoint(planned.runId)).toBeDefined();
    await trainRun(event(planned), dependencies(store, { invocation: 'two' }));
    const weights = async (of: RunStore) => (await of.get(planned.runId))!.tags[TAG.weightsHash];
    expect(await weights(store)).toBe(await weights(whole));
  });

  it.each([
    ['another id', { ...run(), runId: '0'.repeat(32) }, 'run.runId'],
    ['an unknown optimizer', { ...run(), config: { ...run().config, optimizer: { id: 'sdg' } } }, 'sdg'],
    ['an unknown key', { ...run(), colour: 'blue' }, 'colour'],
    ['another seed', { ...run(), seed: 7 }, 'seed'],
    ['nothing in it', null, 'event.run'],
  ])('refuses an item with %s and writes nothing', async (_, item, part) => {
    const store = memoryStore();
    const refused = trainRun(event(item), dependencies(store));
    await expect(refused).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining(part),
    });
    for await (const summary of store.summaries()) expect(summary).toBeUndefined();
  });

  it('asks to be tried again where the surroundings failed, and not where the configuration does', async () => {
    const store = memoryStore();
    const failing = new Proxy(store, {
      get: (target, key: keyof RunStore) =>
        key === 'writeArtifact'
          ? () => Promise.reject(new Error('the network is down'))
          : (target[key] as () => unknown).bind(target),
    });
    await expect(trainRun(event(run()), dependencies(failing))).rejects.toMatchObject({ name: 'RunFailed' });
    const tooMuch = run({ data: { train: 100_000 } });
    const { outcome } = await trainRun(event(tooMuch), dependencies(store));
    expect(outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('100000') });
  });
});

describe('recordFailure', () => {
  const error = { Error: 'Runtime.ExitError', Cause: '{"errorMessage":"exit status 137"}' };
  const failure = (item: unknown) => ({ ...event(item), error });
  const after = { invocation: 'two', now: () => (time += 10) };

  it('ends a run whose function died in the middle', async () => {
    const store = memoryStore();
    const planned = run();
    const died = { ...dependencies(store), images: () => Promise.reject(new Error('gone')) };
    await expect(trainRun(event(planned), died)).rejects.toThrow('gone');
    expect(await recordFailure(failure(planned), { store, ...after })).toEqual({
      runId: planned.runId,
      status: 'FAILED',
    });
    expect(await store.get(planned.runId)).toMatchObject({
      status: 'FAILED',
      tags: { [TAG.reason]: 'Runtime.ExitError: exit status 137', [TAG.arm]: planned.arm },
    });
  });

  it('records whatever cannot be read, under an id of its content', async () => {
    for (const item of [null, 7, 'x', {}, { runId: '../../etc', config: { topic: 'a\nb' } }]) {
      const store = memoryStore();
      const { runId, status } = await recordFailure(failure(item), { store, ...after });
      expect(status).toBe('FAILED');
      expect(runId).toMatch(/^[0-9a-f]{32}$/);
      expect(await store.get(runId)).toMatchObject({ experiment: 'malformed', status: 'FAILED' });
      expect(await recordFailure(failure(item), { store, ...after })).toEqual({ runId, status });
    }
  });

  it('leaves a run alone that is finished or has said why it failed', async () => {
    const store = memoryStore();
    const planned = run();
    await trainRun(event(planned), dependencies(store));
    expect(await recordFailure(failure(planned), { store, ...after })).toMatchObject({ status: 'FINISHED' });
    expect(await store.get(planned.runId)).toMatchObject({ status: 'FINISHED' });
  });
});
