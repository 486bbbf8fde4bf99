import { TAG } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import type { MetricRecord, RunRecord } from './run-store.ts';
import { summarize } from './summarize.ts';
import { exampleRun, series } from './testing/example-run.ts';

const run = exampleRun();

function record(points: readonly MetricRecord[], tags: Record<string, string> = {}): RunRecord {
  return {
    ...run,
    status: 'FINISHED',
    tags: { ...run.tags, ...tags },
    metrics: Object.fromEntries(Map.groupBy(points, ({ key }) => key)),
    inputs: [],
  };
}

const epochs = [...series('loss', 4, 3, 1, 2), ...series('val_loss', 5, 2, 3, 4)];
const final: MetricRecord = { key: 'test_loss', step: 3, value: 2.5, timestamp: 0 };
const restored = (value: number): MetricRecord => ({ key: 'restored_epoch', step: 3, value, timestamp: 0 });

describe('summarize', () => {
  it('takes the last value of each metric', () => {
    expect(summarize(record([...epochs, final]))?.metrics).toEqual({ loss: 2, val_loss: 4, test_loss: 2.5 });
  });

  it('takes per-epoch metrics where weights were restored, and final ones as they are', () => {
    const summary = summarize(record([...epochs, final, restored(1)]));
    expect(summary?.metrics).toEqual({ loss: 3, val_loss: 2, test_loss: 2.5, restored_epoch: 1 });
    expect(summary?.history['loss']?.map(({ value }) => value)).toEqual([4, 3, 1, 2]);
  });

  it('reads the restored epoch from a tag too', () => {
    expect(summarize(record(epochs, { restored_epoch: '2' }))?.metrics).toEqual({ loss: 1, val_loss: 3 });
  });

  it('leaves out what was not measured at the restored epoch', () => {
    const rare = [0, 2].map((step) => ({ key: 'norm', step, value: step, timestamp: 0 }));
    expect(summarize(record([...rare, restored(1)]))?.metrics).toEqual({ restored_epoch: 1 });
  });

  it('names what the run was', () => {
    expect(summarize(record([], { [TAG.role]: 'tuning', [TAG.diverged]: 'true' }))).toMatchObject({
      runId: run.runId,
      topic: 'optimizers',
      arm: 'adam',
      seed: 1,
      role: 'tuning',
      status: 'FINISHED',
      diverged: true,
    });
  });

  it('passes over records of other programs', () => {
    expect(summarize({ ...record([]), tags: {} })).toBeUndefined();
  });
});
