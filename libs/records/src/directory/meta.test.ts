import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleRun } from '../testing/example-run.ts';
import { META, readExperimentMeta, readFields, readRunMeta, runYaml, withField, yaml } from './meta.ts';

const directory = mkdtempSync(join(tmpdir(), 'experiments-meta-'));
afterAll(() => rmSync(directory, { recursive: true }));

function written(text: string): string {
  writeFileSync(join(directory, META), text);
  return directory;
}

describe('meta.yaml', () => {
  it('comes back as it was', () => {
    const run = exampleRun();
    for (const state of [
      { status: 'RUNNING', startTime: 5 },
      { status: 'KILLED', startTime: 5, endTime: 6 },
    ] as const) {
      expect(readRunMeta(written(runYaml('/r', '1', run, state)))).toEqual({
        runId: run.runId,
        runName: run.runName,
        user: run.user,
        deleted: false,
        ...state,
      });
    }
  });

  it('holds every text in quotes', () => {
    for (const text of ['1e5', 'no', '~', '=', '2020-01-01', '', 'plain', 'a: b #c', '\u{1f600}']) {
      expect(yaml({ text })).toBe(`text: '${text}'\n`);
    }
    expect(yaml({ text: "it's" })).toBe("text: 'it''s'\n");
    expect(yaml({ number: 5, none: null, list: [] })).toBe('number: 5\nnone: null\nlist: []\n');
  });

  it('is read as PyYAML writes it', () => {
    const text = [
      'end_time: null',
      "experiment_id: '0'",
      'run_id: abc',
      'run_name: 1e5',
      'start_time: 7',
      'status: 4',
    ];
    expect(readRunMeta(written(`${text.join('\n')}\nlifecycle_stage: deleted\n`))).toEqual({
      runId: 'abc',
      runName: '1e5',
      user: '',
      status: 'FAILED',
      startTime: 7,
      deleted: true,
    });
    const folded = 'name: a long name\n  that goes on\nartifact_location: s3://bucket\n';
    expect(readExperimentMeta(written(folded))).toEqual({
      name: 'a long name that goes on',
      artifactLocation: 's3://bucket',
    });
  });

  it('changes in one field only', () => {
    const text =
      "artifact_uri: file:///old\nend_time: null\nrun_name: '1e5'\nstart_time: 1700000000000\ntags: []\n";
    expect(withField(text, 'artifact_uri', 'file:///n%20ew')).toBe(
      text.replace('file:///old', 'file:///n%20ew'),
    );
  });

  it('is none, or damaged', () => {
    const empty = join(directory, 'none');
    mkdirSync(empty);
    expect(readFields(empty)).toBeUndefined();
    expect(readRunMeta(empty)).toBeUndefined();
    expect(readExperimentMeta(empty)).toBeUndefined();
    for (const text of ['', '- a\n', 'status: 9\nstart_time: 1\n', 'status: 3\n']) {
      expect(() => readRunMeta(written(text))).toThrow(`damaged record: ${join(directory, META)}`);
    }
    expect(() => readExperimentMeta(written('x: 1\n'))).toThrow('damaged record');
  });
});
