import { TAG } from '@experiments/contracts';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { experimentId } from '../identity.ts';
import { memoryStore } from '../memory-store.ts';
import type { RunStore } from '../run-store.ts';
import { exampleRun, TERMS } from '../testing/example-run.ts';
import { EPOCHS, recordWholeRun } from '../testing/record-whole-run.ts';
import { directoryStore } from './directory-store.ts';
import { listDirectories } from './files.ts';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'experiments-processes-')), 'mlruns');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(join(folder, '..'), { recursive: true });
});

describe('processes that share a directory', { timeout: 60_000 }, () => {
  it('get each run once, fresh ones and those of dead processes', async () => {
    const runs = 50;
    for (const round of ['fresh runs', 'runs whose writers died']) {
      const claimants = await Promise.all([1, 2].map(() => start('claim', String(runs))));
      const answers = claimants.map((child) => once(child, 'message'));
      claimants.forEach((child) => child.send('go'));
      const outcomes = (await Promise.all(answers)).map(([list]) => list as string[]);
      for (let run = 0; run < runs; run++) {
        const ofRun = outcomes.map((list) => list[run]).toSorted();
        expect(ofRun, `${round}, run ${run}`).toEqual(['busy', 'claimed']);
      }
      await Promise.all(claimants.map(kill));
    }
    const attempts = [];
    for await (const { tags } of directoryStore({ folder }).summaries()) attempts.push(tags[TAG.attempts]);
    expect(attempts).toEqual(Array(runs).fill('2'));
    expect(leftovers(/staging/)).toEqual([]);
  });

  it('leave, killed at any instant, whole records that the next one completes', async () => {
    const runs = 60;
    const reader = directoryStore({ folder });
    let interrupted = 0;
    for (let kills = 0; kills < 6; kills++) {
      const before = countRuns();
      const child = await start('record', String(runs));
      // Once it has begun a run, somewhere in the next few milliseconds.
      while (countRuns() === before && child.exitCode === null) {
        await expectWholeRecords(reader);
        await setTimeout(1);
      }
      await setTimeout((kills * 7) % 20);
      await kill(child);
      interrupted += await expectWholeRecords(reader);
    }
    expect(interrupted).toBeGreaterThan(1);
    await end(await start('record', String(runs)));

    const expected = memoryStore();
    for (let seed = 0; seed < runs; seed++) {
      const run = exampleRun(seed);
      await recordWholeRun(expected, run, TERMS);
      expect(await content(reader, run.runId)).toEqual(await content(expected, run.runId));
    }
    expect(leftovers(/staging|writer/)).toEqual([]);
  });
});

/** Starts a writer and waits until it is about to write. */
async function start(task: 'claim' | 'record', runs: string): Promise<ChildProcess> {
  const program = join(import.meta.dirname, '..', 'testing', 'writer-process.ts');
  const child = fork(program, [task, folder, runs, String(TERMS.now)], { execArgv: [] });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await end(child);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Every run that is there has all its parameters and tags, and a finished one has all else; how many are not. */
async function expectWholeRecords(reader: RunStore): Promise<number> {
  let unfinished = 0;
  for await (const { params, tags, status, history } of reader.summaries()) {
    const run = exampleRun(Number(params['seed']));
    expect(params).toEqual(run.params);
    expect(tags).toMatchObject(run.tags);
    if (status === 'RUNNING') {
      unfinished++;
    } else {
      expect(status).toBe('FINISHED');
      expect(tags[TAG.weightsHash]).toBe(run.runId);
      expect(Object.values(history).map((points) => points.length)).toEqual(Array(4).fill(EPOCHS + 1));
    }
  }
  return unfinished;
}

/** A record without what may differ: who wrote it, and after how many tries. */
async function content(store: RunStore, runId: string): Promise<unknown> {
  const record = await store.get(runId);
  const { [TAG.owner]: _, [TAG.attempts]: __, ...tags } = record!.tags;
  const artifacts: Record<string, Uint8Array | undefined> = {};
  for (const path of await store.listArtifacts(runId))
    artifacts[path] = await store.readArtifact(runId, path);
  return { ...record, tags, artifacts };
}

function countRuns(): number {
  return listDirectories(join(folder, experimentId(exampleRun().experiment))).length;
}

function leftovers(pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => pattern.test(path));
}
