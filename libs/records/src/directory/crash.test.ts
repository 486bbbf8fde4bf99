import { TAG } from '@experiments/contracts';
import fc from 'fast-check';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memoryStore } from '../memory-store.ts';
import type { RunStore } from '../run-store.ts';
import { exampleRun, TERMS } from '../testing/example-run.ts';
import { recordWholeRun } from '../testing/record-whole-run.ts';
import { directoryStore } from './directory-store.ts';

/**
 * A process that ends at a chosen change of the disk, half done, and every later one not done: the instants that
 * killing real processes hits by chance, one after the other.
 */
let changesLeft = Infinity;

class Killed extends Error {}

const { mkdirSync, mkdtempSync, renameSync, utimesSync, writeFileSync, rmSync } = fs;
const real = { mkdirSync, mkdtempSync, renameSync, utimesSync, writeFileSync, rmSync };

function fuse<Arguments extends unknown[], Result>(
  change: (...args: Arguments) => Result,
  half: (...args: Arguments) => void = () => undefined,
): (...args: Arguments) => Result {
  return (...args) => {
    if (changesLeft-- > 0) return change(...args);
    if (changesLeft === -1) half(...args);
    throw new Killed();
  };
}

const fused = {
  mkdirSync: fuse(real.mkdirSync),
  mkdtempSync: fuse(real.mkdtempSync),
  renameSync: fuse(real.renameSync),
  utimesSync: fuse(real.utimesSync),
  writeFileSync: fuse(real.writeFileSync, (file, content) => {
    const bytes = Buffer.from(content as Uint8Array);
    real.writeFileSync(file, bytes.subarray(0, bytes.length / 2));
  }),
  rmSync: fuse(real.rmSync, (path) => {
    const inside = fs.existsSync(path) && fs.statSync(path).isDirectory();
    const first = inside ? fs.readdirSync(path, { recursive: true }).map(String).at(-1) : undefined;
    if (first !== undefined) real.rmSync(join(String(path), first), { recursive: true });
  }),
};

let parent: string;

beforeAll(() => {
  parent = fs.mkdtempSync(join(tmpdir(), 'experiments-crash-'));
  Object.assign(fs, fused);
  syncBuiltinESMExports();
});

afterAll(() => {
  Object.assign(fs, real);
  syncBuiltinESMExports();
  fs.rmSync(parent, { recursive: true });
});

const run = exampleRun(7);
const expected = memoryStore();
await recordWholeRun(expected, run, TERMS);
let folders = 0;

it('goes on from every single change of the disk', { timeout: 60_000 }, async () => {
  for (let changes = 0; ; changes++) {
    if (!(await endsAlike([changes]))) {
      // The whole run took fewer changes than this, of which there are many.
      expect(changes).toBeGreaterThan(80);
      return;
    }
  }
});

it(
  'goes on after being killed again and again, also while it takes a run over',
  { timeout: 60_000 },
  async () => {
    const kills = fc.array(fc.oneof(fc.nat(30), fc.nat(150)), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(kills, async (changes) => void (await endsAlike(changes))),
      { numRuns: 25 },
    );
  },
);

/** Kills a writer after so many changes, then the next one, and so on; true where all had to be killed. */
async function endsAlike(kills: readonly number[]): Promise<boolean> {
  const folder = join(parent, String(folders++));
  let now = TERMS.now;
  let killed = 0;
  for (const changes of kills) {
    changesLeft = changes;
    try {
      now += TERMS.staleAfterMs * 2;
      await recordWholeRun(directoryStore({ folder }), run, { ...TERMS, now, maximumAttempts: 99 });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killed++;
    } finally {
      changesLeft = Infinity;
    }
    await expectWhole(directoryStore({ folder }));
  }
  const store = directoryStore({ folder });
  await recordWholeRun(store, run, { ...TERMS, now: now + TERMS.staleAfterMs * 2, maximumAttempts: 99 });
  expect(await content(store)).toEqual(await content(expected));
  return killed === kills.length;
}

/** There is no record, or one that has begun, or a finished one that lacks nothing. */
async function expectWhole(reader: RunStore): Promise<void> {
  const record = await reader.get(run.runId);
  if (!record) return;
  expect(record.params).toEqual(run.params);
  expect(record.tags).toMatchObject(run.tags);
  if (record.status === 'FINISHED') expect(await content(reader)).toEqual(await content(expected));
  else expect(record.status).toBe('RUNNING');
}

async function content(store: RunStore): Promise<unknown> {
  const record = await store.get(run.runId);
  const artifacts: Record<string, Uint8Array | undefined> = {};
  for (const path of await store.listArtifacts(run.runId)) {
    artifacts[path] = await store.readArtifact(run.runId, path);
  }
  return { ...record, tags: { ...record?.tags, [TAG.attempts]: '' }, artifacts };
}
