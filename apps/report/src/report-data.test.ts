import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReport } from './report-data.ts';
import { reportOf } from './testing/report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const topic = reportOf();
const { id, number, title, question, provenance } = topic;
const index = {
  version: 1,
  provenance,
  topics: [{ id, number, title, question, file: 'topic.json' }],
  claims: [],
};

function write(files: Record<string, unknown>): void {
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('readReport', () => {
  it('reads the index and its topics', () => {
    write({ 'index.json': index, 'topic.json': topic });
    expect(readReport(folder)).toEqual({ index, topics: [topic] });
  });

  it('names the file, the path in it and what was expected', () => {
    write({
      'index.json': index,
      'topic.json': { ...topic, arms: [{ ...topic.arms[0], runs: { planned: 'ten' } }] },
    });
    expect(() => readReport(folder)).toThrow(
      `${join(folder, 'topic.json')}.arms.0.runs.planned: "ten" is not usable; invalid input: expected number`,
    );
  });

  it('refuses a key that it does not know', () => {
    write({ 'index.json': { ...index, colour: 'blue' } });
    expect(() => readReport(folder)).toThrow(
      /index\.json\.colour: "blue" is not usable; allowed keys: version/,
    );
  });

  it('names a file that is missing, and what writes it', () => {
    write({ 'index.json': index });
    expect(() => readReport(folder)).toThrow(
      /REPORT_DATA: .* it must hold topic\.json; `experiments report` writes it/,
    );
  });

  it('names a file that is not JSON, and one under the wrong name', () => {
    write({ 'index.json': '{"version":' });
    expect(() => readReport(folder)).toThrow(/index\.json: .* expected JSON/);
    write({ 'index.json': index, 'topic.json': { ...topic, id: 'optimizers' } });
    expect(() => readReport(folder)).toThrow(
      /topic\.json\.id: "optimizers" is not usable; the index calls this/,
    );
  });
});
