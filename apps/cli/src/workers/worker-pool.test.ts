import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryStore } from '@experiments/records/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plannedRun } from '../../../../libs/sweep/test/planned-run.ts';
import { syntheticImages } from '../../../../libs/training/test/synthetic-images.ts';
import { prepareEngine } from '../engines.ts';
import type { WorkerSetup } from './messages.ts';
import { TrainingThread } from './training-thread.ts';
import { workerFile } from './worker-file.ts';
import { WorkerPool } from './worker-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'experiments-workers-'));
let file: URL;
let setup: WorkerSetup;

beforeAll(async () => {
  file = await workerFile();
  setup = {
    engine: await prepareEngine('wasm'),
    images: { 'fashion-mnist': syntheticImages() },
    store: join(folder, 'mlruns'),
    circumstances: {
      profile: 'smoke',
      codeVersion: 'unknown',
      nodeVersion: process.version,
      architecture: process.arch,
      user: 'reader',
      sourceName: 'test',
    },
    models: 'none',
  };
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function listener() {
  const heard: string[] = [];
  return {
    heard,
    started: () => heard.push('started'),
    progress: () => undefined,
    ended: () => heard.push('ended'),
    died: (_: unknown, reason: string) => heard.push(`died: ${reason}`),
  };
}

describe('WorkerPool', () => {
  it('trains and records runs side by side, and keeps its threads for the next ones', async () => {
    const events = listener();
    const pool = new WorkerPool(2, file, setup, events);
    const runs = [1, 2, 3].map((seed) => plannedRun({ seed, epochs: 1 }));
    const more = plannedRun({ seed: 4, epochs: 1 });
    try {
      const outcomes = await pool.execute(runs);
      expect([...outcomes.values()]).toMatchObject(runs.map(() => ({ status: 'FINISHED' })));
      expect(await pool.execute([...runs, more])).toEqual(
        new Map<string, unknown>([
          ...runs.map(({ runId }): [string, unknown] => [runId, { status: 'FINISHED_BEFORE' }]),
          [more.runId, expect.objectContaining({ status: 'FINISHED' })],
        ]),
      );
    } finally {
      await pool.close();
    }
    const store = directoryStore({ folder: setup.store });
    for (const { runId } of [...runs, more])
      expect(await store.get(runId)).toMatchObject({ status: 'FINISHED' });
    expect(events.heard.filter((event) => event === 'started')).toHaveLength(4);
  });

  it('stops running runs and leaves the queue', async () => {
    const events = listener();
    const pool = new WorkerPool(1, file, setup, { ...events, started: () => pool.stop() });
    const [long, queued] = [plannedRun({ seed: 10, epochs: 10_000 }), plannedRun({ seed: 11 })];
    try {
      expect(await pool.execute([long, queued])).toEqual(new Map([[long.runId, { status: 'KILLED' }]]));
    } finally {
      await pool.close();
    }
  });

  it('says which run cannot be recorded', async () => {
    const pool = new WorkerPool(1, file, { ...setup, store: '/dev/null/mlruns' }, listener());
    await expect(pool.execute([plannedRun()])).rejects.toThrow('/dev/null');
    await pool.close();
  });
});

describe('TrainingThread', () => {
  it('counts a run in whose middle it dies as one that another is at', async () => {
    const events = listener();
    const thread = new TrainingThread(file, setup);
    const run = plannedRun({ seed: 20, epochs: 10_000 });
    const outcome = await thread.train(run, { ...events, started: () => void thread.close() });
    expect(outcome).toEqual({ status: 'BUSY' });
    expect(events.heard).toEqual([expect.stringMatching(/^died: /)]);
    expect(thread.alive).toBe(false);
    expect(await directoryStore({ folder: setup.store }).get(run.runId)).toMatchObject({ status: 'RUNNING' });
  });
});
