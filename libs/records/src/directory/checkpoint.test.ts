import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { series } from '../testing/example-run.ts';
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';

const directory = mkdtempSync(join(tmpdir(), 'experiments-checkpoint-'));
const writer = { directory, number: 1, attempts: 1, owner: 'ann' };
afterAll(() => rmSync(directory, { recursive: true }));

it('keeps bytes and metrics together', () => {
  // The bytes may look like the end of the line before them.
  const bytes = Uint8Array.from([10, 0, 255, 10, 123]);
  const metrics = new Map([
    ['gradient_norm/layer_1', new Map(series('gradient_norm/layer_1', NaN, 1).entries())],
  ]);
  writeCheckpoint(writer, bytes, metrics);
  expect(readCheckpoint(writer)).toEqual({ bytes, metrics });
  removeCheckpoint(writer);
  removeCheckpoint(writer);
  expect(readCheckpoint(writer)).toBeUndefined();
});

it('takes one that was cut off for none', () => {
  writeCheckpoint(writer, new Uint8Array(100), new Map());
  const file = join(directory, 'checkpoint');
  const whole = readFileSync(file);
  for (const length of [0, 5, whole.length - 1]) {
    writeFileSync(file, whole.subarray(0, length));
    expect(readCheckpoint(writer)).toBeUndefined();
  }
});
