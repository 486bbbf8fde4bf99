import { InvalidInput, TAG } from '@experiments/contracts';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { experimentId } from '../identity.ts';
import { exampleRun, series, TERMS } from '../testing/example-run.ts';
import { recordWholeRun } from '../testing/record-whole-run.ts';
import { directoryStore } from './directory-store.ts';
import { listFiles } from './files.ts';
import { processOwner } from './process-owner.ts';

const run = exampleRun();
const id = experimentId(run.experiment);

let parent: string;
let folder: string;

beforeEach(() => {
  // A name that a file address has to spell differently.
  parent = mkdtempSync(join(tmpdir(), 'experiments layout #1 ä-'));
  folder = join(parent, 'mlruns');
});

afterEach(() => rmSync(parent, { recursive: true }));

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const experimentPath = (path: string): string => join(id, path);
const runPath = (path: string): string => join(id, run.runId, path);

describe('the layout of a directory', () => {
  it('is that of MLflow', async () => {
    await recordWholeRun(directoryStore({ folder }), run, TERMS);
    // By Python: hashlib.md5(b'fashion-mnist' + 36 * b'a').hexdigest(), and the same of this id and the run's.
    const dataset = '055ff154befc8cc14094c961ee5cecf9';
    const input = '051a32d315c9bea021dd52f73f800320';
    expect(listFiles(folder).sort()).toEqual(
      [
        '0/meta.yaml',
        experimentPath('meta.yaml'),
        experimentPath(`datasets/${dataset}/meta.yaml`),
        ...[
          'meta.yaml',
          'artifacts/config.json',
          'artifacts/model/weights.bin',
          `inputs/${input}/meta.yaml`,
          'metrics/accuracy',
          'metrics/gradient_norm/layer_1',
          'metrics/loss',
          'metrics/val_loss',
          'params/epochs',
          'params/opt/learning_rate',
          'params/seed',
          `tags/${TAG.arm}`,
          `tags/${TAG.attempts}`,
          `tags/${TAG.owner}`,
          `tags/${TAG.role}`,
          `tags/${TAG.topic}`,
          `tags/${TAG.weightsHash}`,
          'tags/mlflow.runName',
          'tags/mlflow.source.name',
          'tags/mlflow.source.type',
          'tags/mlflow.user',
        ].map(runPath),
      ].sort(),
    );
    expect(readdirSync(folder).sort()).toEqual(['.trash', '0', id]);
    expect(readdirSync(join(folder, '0'))).toEqual(['meta.yaml']);
    expect(read(experimentPath('meta.yaml'))).toBe(
      [
        `artifact_location: '${pathToFileURL(join(folder, id)).href}'`,
        'creation_time: 1700000000000',
        `experiment_id: '${id}'`,
        'last_update_time: 1700000000000',
        "lifecycle_stage: 'active'",
        "name: 'optimizers'",
        '',
      ].join('\n'),
    );
    expect(read(runPath('meta.yaml'))).toBe(
      [
        `artifact_uri: '${pathToFileURL(join(folder, id, run.runId, 'artifacts')).href}'`,
        'end_time: 1700000001000',
        "entry_point_name: ''",
        `experiment_id: '${id}'`,
        "lifecycle_stage: 'active'",
        `run_id: '${run.runId}'`,
        "run_name: 'adam, seed 1'",
        "source_name: 'experiments run'",
        'source_type: 4',
        "source_version: ''",
        'start_time: 1700000000000',
        'status: 3',
        'tags: []',
        "user_id: 'ann'",
        '',
      ].join('\n'),
    );
    expect(read(runPath('metrics/val_loss'))).toBe('1700000000000 2 0\n1700000000001 nan 1\n');
    expect(read(runPath('params/opt/learning_rate'))).toBe('0.001');
  });

  it('is made when the first run is claimed, not by looking', async () => {
    const store = directoryStore({ folder });
    for await (const summary of store.summaries()) expect(summary).toBeUndefined();
    expect(await store.get(run.runId)).toBeUndefined();
    await store.deleteRun(run.runId);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a directory that was moved', () => {
  it('is corrected when it is opened', async () => {
    const store = directoryStore({ folder });
    await recordWholeRun(store, run, TERMS);
    await store.claim(exampleRun(2), TERMS);
    const before = read(runPath('meta.yaml'));
    const old = folder;
    renameSync(folder, (folder = join(parent, 'elsewhere')));
    const moved = directoryStore({ folder });
    const uri = (directory: string): string => pathToFileURL(directory).href;
    expect(read(runPath('meta.yaml'))).toBe(before.replace(uri(old), uri(folder)));
    expect(read(join(id, exampleRun(2).runId, 'meta.yaml'))).toContain(`artifact_uri: '${uri(folder)}/`);
    for (const experiment of ['0', id]) {
      expect(read(join(experiment, 'meta.yaml'))).toContain(
        `artifact_location: '${uri(join(folder, experiment))}'\n`,
      );
    }
    expect(await moved.listArtifacts(run.runId)).toEqual(['config.json', 'model/weights.bin']);
    expect(readdirSync(join(folder, '0'))).toEqual(['meta.yaml']);
  });

  it('is the same directory when it is reached through a link', async () => {
    await recordWholeRun(directoryStore({ folder }), run, TERMS);
    const before = read(runPath('meta.yaml'));
    symlinkSync(folder, join(parent, 'link'));
    await directoryStore({ folder: join(parent, 'link') }).claim(exampleRun(2), TERMS);
    expect(read(runPath('meta.yaml'))).toBe(before);
    const address = pathToFileURL(join(folder, id, exampleRun(2).runId)).href;
    expect(read(join(id, exampleRun(2).runId, 'meta.yaml'))).toContain(address);
  });

  it('keeps addresses that lead elsewhere', async () => {
    await recordWholeRun(directoryStore({ folder }), run, TERMS);
    const file = experimentPath('meta.yaml');
    const text = read(file).replace(/artifact_location: .*/, 'artifact_location: s3://bucket/records');
    writeFileSync(join(folder, file), text);
    directoryStore({ folder });
    expect(read(file)).toBe(text);
  });

  it('may have lost its hidden folders', async () => {
    const ann = directoryStore({ folder });
    await ann.claim(run, TERMS);
    await ann.logMetrics(run.runId, series('loss', 1));
    cpSync(folder, join(parent, 'copy'), { recursive: true, filter: (path) => !path.endsWith('.writer') });
    const claims = [1, 2].map(() => directoryStore({ folder: join(parent, 'copy') }).claim(run, TERMS));
    expect((await Promise.all(claims)).sort()).toEqual(['busy', 'claimed']);
  });
});

describe('beside MLflow clients', () => {
  it('takes a run that one of them deleted for one that never was', async () => {
    await recordWholeRun(directoryStore({ folder }), run, TERMS);
    const file = runPath('meta.yaml');
    writeFileSync(
      join(folder, file),
      read(file).replace("lifecycle_stage: 'active'", "lifecycle_stage: 'deleted'"),
    );
    const store = directoryStore({ folder });
    expect(await store.get(run.runId)).toBeUndefined();
    expect(await recordWholeRun(store, run, TERMS)).toBe('claimed');
    expect(await store.get(run.runId)).toMatchObject({ status: 'FINISHED', tags: { [TAG.attempts]: '1' } });
  });

  it.each([['42'], [join('.trash', id)]])('refuses a name that the experiment %s has', async (other) => {
    mkdirSync(join(folder, other), { recursive: true });
    writeFileSync(join(folder, other, 'meta.yaml'), 'name: optimizers\n');
    await expect(directoryStore({ folder }).claim(run, TERMS)).rejects.toThrow(InvalidInput);
    expect(existsSync(join(folder, id))).toBe(false);
  });

  it('passes over experiments and runs that are not its own', async () => {
    mkdirSync(join(folder, 'models', 'some model'), { recursive: true });
    await recordWholeRun(directoryStore({ folder }), run, TERMS);
    mkdirSync(join(folder, id, 'traces'));
    mkdirSync(join(folder, id, 'f'.repeat(32)));
    const found = [];
    for await (const { runId } of directoryStore({ folder }).summaries()) found.push(runId);
    expect(found).toEqual([run.runId]);
  });
});

describe('a damaged directory', () => {
  it.each(['meta.yaml', 'metrics/loss'])('is named, with what to do, where %s is empty', async (file) => {
    await recordWholeRun(directoryStore({ folder }), run, TERMS);
    writeFileSync(join(folder, runPath(file)), '');
    await expect(directoryStore({ folder }).get(run.runId)).rejects.toThrow(
      `damaged record: ${join(folder, runPath(file))}; remove the folder ${join(folder, runPath(''))}`.replace(
        /\/$/,
        '',
      ),
    );
  });

  it('is not claimed into', async () => {
    mkdirSync(join(folder, runPath('notes')), { recursive: true });
    writeFileSync(join(folder, experimentPath('meta.yaml')), `name: ${run.experiment}\n`);
    await expect(directoryStore({ folder }).claim(run, TERMS)).rejects.toThrow('remove it');
  });

  it('loses what ended processes left in the making', async () => {
    await directoryStore({ folder }).claim(run, TERMS);
    const [mine, theirs] = [`${process.pid}`, '999999999'].map((pid) =>
      join(folder, '0', `.staging-${encodeURIComponent(processOwner().replace(/\d+$/, pid))}-Ab1xyz`),
    );
    mkdirSync(join(mine!, 'directory'), { recursive: true });
    mkdirSync(join(theirs!, 'directory'), { recursive: true });
    directoryStore({ folder });
    expect([existsSync(mine!), existsSync(theirs!)]).toEqual([true, false]);
  });
});
