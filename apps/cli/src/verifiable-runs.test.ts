import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryStore } from '@experiments/records/directory';
import { recordRun } from '@experiments/sweep';
import type { RecordingDependencies } from '@experiments/sweep';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dependencies, plannedRun } from '../../../libs/sweep/test/planned-run.ts';
import { quietView } from './progress/progress-view.ts';
import { verifiableRecords } from './verifiable-runs.ts';

const root = mkdtempSync(join(tmpdir(), 'experiments-verifiable-'));
const folder = join(root, 'mlruns');
const runs = [1, 2, 3].map((seed) => plannedRun({ seed, epochs: 1 }));
const notes: string[] = [];
const view = { ...quietView, note: (text: string) => void notes.push(text) };
let context: RecordingDependencies;

/** Two runs of this engine, one of an older version. */
beforeAll(async () => {
  context = await dependencies({ store: directoryStore({ folder }), models: 'none' });
  const older = { ...context, engine: { ...context.engine, version: 'older' } };
  for (const [index, run] of runs.entries()) await recordRun(run, index === 2 ? older : context);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the records to verify', () => {
  it('are the finished ones of this engine, and it is said how many are not', async () => {
    const found = await verifiableRecords(folder, context.engine, [], view);
    expect(found.map(({ runId }) => runId).sort()).toEqual([runs[0]!.runId, runs[1]!.runId].sort());
    expect(notes).toEqual(['1 of 3 finished runs are of other engines and left out']);
  });

  it('are those asked for, whatever trained them: verifying says why it cannot', async () => {
    const [asked] = await verifiableRecords(folder, context.engine, [runs[2]!.runId], view);
    const { engine, images, now } = context;
    expect(await asked!.verify({ engine, images: async () => images, now })).toMatchObject({
      status: 'not-comparable',
      reason: expect.stringContaining('engine wasm older, and this one is wasm'),
    });
  });

  it('are none where all are of other engines, where there are no runs, or of an unknown id', async () => {
    const next = { ...context.engine, version: 'next' };
    await expect(verifiableRecords(folder, next, [], view)).rejects.toThrow(
      /were trained by wasm \S+, wasm older, and this engine is wasm next/,
    );
    await expect(verifiableRecords(root, next, [], view)).rejects.toThrow('there are no finished runs');
    await expect(verifiableRecords(folder, next, ['f'.repeat(32)], view)).rejects.toThrow('run-id');
  });
});
