import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlannedRun, RunRow } from '@experiments/contracts';
import { memoryStore } from '@experiments/records';
import { reportFiles, selectStudy } from '@experiments/study';
import { recordRun, sweepRounds, verifyRow } from '@experiments/sweep';
import type { RunOutcome } from '@experiments/sweep';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { dependencies } from '../../../../libs/sweep/test/planned-run.ts';
import { syntheticImages } from '../../../../libs/training/test/synthetic-images.ts';
import { publishedRuns } from './published-runs.ts';
import { MANIFEST, readPublished } from './read-published.ts';
import { unpackPublished } from './unpack-published.ts';
import { writePublished } from './write-published.ts';

/** A topic with tuned arms, recorded whole. */
const study = selectStudy({ profile: 'smoke', topics: ['optimizers'] });
const store = memoryStore();
const images = syntheticImages({ train: 1_000, test: 600 });
const original = mkdtempSync(join(tmpdir(), 'experiments-published-'));
let planned: readonly PlannedRun[];

beforeAll(async () => {
  const context = await dependencies({ store, images, models: 'none' });
  await sweepRounds({
    store,
    plan: study.plan,
    onPlan: (runs) => (planned = runs),
    async execute(runs) {
      const outcomes = new Map<string, RunOutcome>();
      for (const run of runs) outcomes.set(run.runId, await recordRun(run, context));
      return outcomes;
    },
    pause: () => Promise.reject(new Error('nobody else trains')),
  });
  await writePublished(study, store, original);
}, 60_000);
afterAll(() => rmSync(original, { recursive: true }));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'experiments-published-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A copy to change. */
function published(): string {
  const folder = join(temporaryFolder(), 'results');
  cpSync(original, folder, { recursive: true });
  return folder;
}

describe('published results', () => {
  it('are the report data of a whole study, with hashes and where they come from', async () => {
    const folder = published();
    const { manifest, index, topics, texts } = readPublished(folder);
    expect(Object.keys(manifest.files)).toEqual(['index.json', 'optimizers.json']);
    expect(manifest.provenance).toEqual(index.provenance);
    expect(manifest.provenance.runs).toMatchObject({ planned: planned.length, missing: 0, failed: 0 });
    expect(topics.map(({ id }) => id)).toEqual(['optimizers']);
    // Compact: no line but the last one ends.
    for (const text of texts.values()) expect(text.indexOf('\n')).toBe(text.length - 1);
  });

  it('are the same bytes each time, and replace those before', async () => {
    const folder = published();
    const before = readPublished(folder).texts;
    writeFileSync(join(folder, 'README.md'), 'what this is');
    await writePublished(study, store, folder);
    expect(readPublished(folder).texts).toEqual(before);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('what this is');
  });

  it('are unpacked for the report as an analysis writes them, instead of what lay there', async () => {
    const [from, to] = [published(), join(temporaryFolder(), 'data')];
    await unpackPublished(from, to);
    writeFileSync(join(to, 'old-topic.json'), '{}');
    await unpackPublished(from, to);
    for (const [file, text] of await reportFiles(study, store)) {
      expect(readFileSync(join(to, file), 'utf8')).toBe(text);
    }
    expect(() => readFileSync(join(to, 'old-topic.json'))).toThrow('ENOENT');
  });

  it('are refused of a study with missing runs, and in a folder with other JSON', async () => {
    const folder = join(temporaryFolder(), 'results');
    await expect(writePublished(study, memoryStore(), folder)).rejects.toThrow(
      /runs of the profile smoke are not recorded; "experiments run --profile smoke"/,
    );
    const other = temporaryFolder();
    writeFileSync(join(other, 'package.json'), '{}');
    await expect(writePublished(study, store, other)).rejects.toThrow('package.json');
  });
});

describe('reading published results', () => {
  it('says how to make them where there are none', () => {
    expect(() => readPublished(temporaryFolder())).toThrow(
      /no published results in .*; "experiments publish"/,
    );
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'another byte',
      (folder) => {
        const file = join(folder, 'optimizers.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"mean":0', '"mean":1'));
      },
      /optimizers\.json has other bytes/,
    ],
    ['a file gone', (folder) => rmSync(join(folder, 'optimizers.json')), /optimizers\.json is missing/],
    ['a file more', (folder) => writeFileSync(join(folder, 'more.json'), '{}'), /does not name more\.json/],
    [
      'a hash of the wrong form',
      (folder) => {
        const file = join(folder, MANIFEST);
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"sha256": "../, '"sha256": "'));
      },
      /files\.index\.json\.sha256/,
    ],
    ['a manifest cut short', (folder) => writeFileSync(join(folder, MANIFEST), '{"version"'), /not JSON/],
  ])('finds %s', async (_, change, message) => {
    const folder = published();
    change(folder);
    expect(() => readPublished(folder)).toThrow(message);
  });
});

describe('the runs of published results', () => {
  it('have the configurations of the plan, tuned ones too', async () => {
    const runs = publishedRuns(study, readPublished(published()));
    expect(runs.map(({ run }) => run)).toEqual(planned);
    expect(runs.filter(({ run }) => run.role === 'arm' && run.tunedValue !== undefined)).not.toHaveLength(0);
    for (const { run, row } of runs) expect(row).toMatchObject({ runId: run.runId, status: 'FINISHED' });
  });

  it('come out the same when trained again, and a changed row does not', async () => {
    const runs = publishedRuns(study, readPublished(published()));
    const { engine, now } = await dependencies();
    const verify = ({ config }: PlannedRun, row: RunRow) =>
      verifyRow(config, row, { engine, images: async () => images, now });
    const { run, row } = runs.findLast(({ run }) => run.tunedValue !== undefined)!;
    expect(await verify(run, row)).toEqual({ status: 'same', values: 4 });
    expect(await verify(run, { ...row, testAccuracy: 0.5, diverged: true })).toMatchObject({
      status: 'different',
      differences: [
        { what: 'test_accuracy', recorded: '0.5' },
        { what: 'diverged', recorded: 'true' },
      ],
    });
    expect(await verify(run, { ...row, status: 'FAILED' })).toMatchObject({ status: 'not-comparable' });
  });
});
