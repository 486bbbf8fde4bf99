import { TAG } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { copyRun } from './copy-run.ts';
import { memoryStore } from './memory-store.ts';
import { exampleRun, series, TERMS } from './testing/example-run.ts';
import { recordWholeRun } from './testing/record-whole-run.ts';

const run = exampleRun();
const { runId } = run;
const bob = { ...TERMS, owner: 'bob' };

describe('copyRun', () => {
  it('copies everything of a finished run but who recorded it', async () => {
    const [from, to] = [memoryStore(), memoryStore()];
    await recordWholeRun(from, run, TERMS);
    expect(await copyRun(runId, from, to, bob)).toBe('copied');
    const record = (await from.get(runId))!;
    expect(await to.get(runId)).toEqual({ ...record, tags: { ...record.tags, [TAG.owner]: 'bob' } });
    expect(await to.listArtifacts(runId)).toEqual(await from.listArtifacts(runId));
    for (const path of await from.listArtifacts(runId)) {
      expect(await to.readArtifact(runId, path)).toEqual(await from.readArtifact(runId, path));
    }
    expect(await copyRun(runId, from, to, bob)).toBe('there-already');
  });

  it('copies a failure with its reason, and replaces it once the run is finished', async () => {
    const [from, to] = [memoryStore(), memoryStore()];
    await from.claim(run, TERMS);
    await from.finish(runId, { status: 'FAILED', endTime: 7, tags: { [TAG.reason]: 'no memory' } });
    expect(await copyRun(runId, from, to, bob)).toBe('copied');
    expect(await to.get(runId)).toMatchObject({ status: 'FAILED', tags: { [TAG.reason]: 'no memory' } });
    await recordWholeRun(from, run, TERMS);
    expect(await copyRun(runId, from, to, bob)).toBe('copied');
    expect(await to.get(runId)).toMatchObject({ status: 'FINISHED' });
  });

  it('leaves alone what has not ended, here or there', async () => {
    const [from, to] = [memoryStore(), memoryStore()];
    expect(await copyRun(runId, from, to, bob)).toBe('not-ended');
    await from.claim(run, TERMS);
    expect(await copyRun(runId, from, to, bob)).toBe('not-ended');
    await from.logMetrics(runId, series('loss', 1));
    await from.finish(runId, { status: 'FINISHED', endTime: 7 });
    await to.claim(run, TERMS);
    expect(await copyRun(runId, from, to, bob)).toBe('busy');
  });
});
