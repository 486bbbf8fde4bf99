import { calibrationBins, parseRunConfig, sha256Hex, TAG } from '@experiments/contracts';
import { memoryStore } from '@experiments/records';
import type { RunStore } from '@experiments/records';
import { describe, expect, it } from 'vitest';
import { dependencies, plannedRun } from '../test/planned-run.ts';
import { recordRun } from './record-run.ts';

/** What a run ended with, apart from all times. */
async function facts(store: RunStore, runId: string) {
  const { status, params, tags, metrics } = (await store.get(runId))!;
  const { seconds: _, ...timeless } = metrics;
  const points = Object.entries(timeless).map(([key, series]) => [
    key,
    series.map(({ step, value }) => [step, value]),
  ]);
  const predictions = await store.readArtifact(runId, 'test_predictions.bin');
  return { status, params, weights: tags[TAG.weightsHash], points: Object.fromEntries(points), predictions };
}

describe('recordRun', () => {
  it('records parameters, tags, the history and final value of every metric, data and artifacts', async () => {
    const run = plannedRun();
    const context = await dependencies();
    const outcome = await recordRun(run, context);
    expect(outcome).toMatchObject({ status: 'FINISHED', diverged: false });

    const record = (await context.store.get(run.runId))!;
    expect(record).toMatchObject({
      experiment: 'optimizers',
      runName: 'adam, seed 1',
      status: 'FINISHED',
      user: 'reader',
      params: {
        seed: '1',
        batch_size: '4',
        epochs: '3',
        opt_name: 'adam',
        opt_learning_rate: '0.001',
        loss_name: 'softmax-cross-entropy',
        engine: 'wasm',
        profile: 'smoke',
      },
      tags: {
        [TAG.topic]: 'optimizers',
        [TAG.arm]: 'adam',
        [TAG.role]: 'arm',
        [TAG.dataHash]: 'synthetic',
        [TAG.engine]: 'wasm',
        [TAG.nodeVersion]: 'v24.9.0',
        [TAG.diverged]: 'false',
        [TAG.attempts]: '1',
        'mlflow.source.git.commit': '0123456789abcdef0123456789abcdef01234567',
      },
      inputs: [{ name: 'synthetic', context: 'training' }],
    });
    for (const metric of ['loss', 'accuracy', 'penalty', 'val_loss', 'val_accuracy', 'seconds']) {
      expect(record.metrics[metric]!.map(({ step }) => step)).toEqual([1, 2, 3]);
    }
    expect(record.metrics['test_accuracy']).toMatchObject([{ step: 3 }]);
    expect(outcome).toMatchObject({ metrics: { test_accuracy: record.metrics['test_accuracy']![0]!.value } });

    expect(await context.store.listArtifacts(run.runId)).toEqual([
      'calibration.json',
      'config.json',
      'model/model.json',
      'model/weights.bin',
      'model_summary.txt',
      'test_predictions.bin',
    ]);
    const text = async (path: string) =>
      new TextDecoder().decode(await context.store.readArtifact(run.runId, path));
    expect(parseRunConfig(JSON.parse(await text('config.json')))).toEqual(run.config);
    const bins = calibrationBins.parse(JSON.parse(await text('calibration.json')));
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b);
    expect(sum(bins.map(({ correct }) => correct)) / sum(bins.map(({ count }) => count))).toBe(
      record.metrics['test_accuracy']![0]!.value,
    );
    const weights = (await context.store.readArtifact(run.runId, 'model/weights.bin'))!;
    expect(sha256Hex(weights)).toBe(record.tags[TAG.weightsHash]);
    expect(await context.store.loadCheckpoint(run.runId)).toBeUndefined();
  });

  it('keeps the models that the policy names', async () => {
    const kept = async (models: 'all' | 'first' | 'none', seed: number, role: 'arm' | 'tuning' = 'arm') => {
      const run = plannedRun({ seed, epochs: 1 }, role);
      const context = await dependencies({ models });
      await recordRun(run, context);
      return (await context.store.listArtifacts(run.runId)).includes('model/model.json');
    };
    expect(await kept('first', 1)).toBe(true);
    expect(await kept('first', 2)).toBe(false);
    expect(await kept('first', 1, 'tuning')).toBe(false);
    expect(await kept('all', 2)).toBe(true);
    expect(await kept('none', 1)).toBe(false);
  });

  it('does not train a finished run again', async () => {
    const run = plannedRun();
    const context = await dependencies();
    await recordRun(run, context);
    const before = await context.store.get(run.runId);
    expect(await recordRun(run, context)).toEqual({ status: 'FINISHED_BEFORE' });
    expect(await context.store.get(run.runId)).toEqual(before);
  });

  it.each([0.4, 0.9])('stopped at %f of the run and taken up again, ends as if never stopped', async (at) => {
    const run = plannedRun();
    const whole = await dependencies();
    await recordRun(run, whole);

    const controller = new AbortController();
    const shares: number[] = [];
    const context = await dependencies({
      checkpointEvery: 0,
      signal: controller.signal,
      onProgress: (share) => void (share >= at && controller.abort()),
    });
    expect(await recordRun(run, context)).toEqual({ status: 'KILLED' });
    expect(await context.store.get(run.runId)).toMatchObject({ status: 'KILLED' });

    const { signal: _signal, ...again } = context;
    const resumed: boolean[] = [];
    const outcome = await recordRun(run, {
      ...again,
      onStart: (goesOn) => resumed.push(goesOn),
      onProgress: (share) => shares.push(share),
    });
    expect(outcome.status).toBe('FINISHED');
    expect(resumed).toEqual([true]);
    expect(Math.min(...shares)).toBeGreaterThan(1 / 3);
    expect(await facts(context.store, run.runId)).toEqual(await facts(whole.store, run.runId));
    expect((await context.store.get(run.runId))!.tags[TAG.attempts]).toBe('1');
  });

  it('records a failure with its reason, tries again when asked to, and gives up after so many attempts', async () => {
    const run = plannedRun({ data: { train: 100_000 } });
    const context = await dependencies();
    const reason = expect.stringContaining('100000');
    expect(await recordRun(run, context)).toEqual({ status: 'FAILED', reason });
    expect(await context.store.get(run.runId)).toMatchObject({
      status: 'FAILED',
      tags: { [TAG.reason]: reason, [TAG.attempts]: '1' },
    });
    expect(await recordRun(run, context)).toMatchObject({ status: 'FAILED' });
    const before = await context.store.get(run.runId);
    expect(before).toMatchObject({ tags: { [TAG.attempts]: '2' } });
    expect(await recordRun(run, context)).toEqual({ status: 'FAILED', reason });
    expect(await context.store.get(run.runId)).toEqual(before);
  });

  it('refuses a configuration that cannot be run, and writes nothing', async () => {
    const run = plannedRun({ optimizer: { id: 'sdg' } });
    const context = await dependencies();
    await expect(recordRun(run, context)).rejects.toThrow('sdg');
    expect(await context.store.get(run.runId)).toBeUndefined();
  });

  it('finishes a run that diverges, and says so', async () => {
    const run = plannedRun({ optimizer: { id: 'gradient-descent', learningRate: 1e30 } });
    const context = await dependencies();
    expect(await recordRun(run, context)).toMatchObject({ status: 'FINISHED', diverged: true });
    expect((await context.store.get(run.runId))!.tags[TAG.diverged]).toBe('true');
  });

  it('leaves a run alone that another process is at, and steps back when it was taken for dead', async () => {
    const run = plannedRun();
    const records: NonNullable<Parameters<typeof memoryStore>[0]> = new Map();
    const context = await dependencies({ store: memoryStore(records) });
    const other = { ...context, store: memoryStore(records), terms: { ...context.terms, owner: 'there:1' } };
    const seen: Promise<unknown>[] = [];
    const outcome = await recordRun(run, {
      ...context,
      onStart: () => {
        seen.push(recordRun(run, other));
        seen.push(recordRun(run, { ...other, now: () => context.now() + 3_600_000 }));
      },
    });
    expect(await Promise.all(seen)).toMatchObject([{ status: 'BUSY' }, { status: 'FINISHED' }]);
    expect(outcome).toEqual({ status: 'BUSY' });
    expect(await context.store.get(run.runId)).toMatchObject({
      status: 'FINISHED',
      tags: { [TAG.owner]: 'there:1', [TAG.attempts]: '2' },
    });
  });
});
