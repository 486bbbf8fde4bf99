import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFile } from './files.ts';
import { findWriter, makeWriter, readHeartbeat, removeWriter, setHeartbeat, takeWriter } from './writer.ts';

let root: string;
let run: string;
const ann = { number: 1, attempts: 1, owner: 'host-a:1' };
const bob = { owner: 'host-b:2', attempts: 2, now: 2_000 };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'experiments-writer-'));
  run = join(root, 'run');
  mkdirSync(run);
  mkdirSync(join(root, '0'));
});

afterEach(() => rmSync(root, { recursive: true }));

describe('the writer of a run', () => {
  it('is found with its last sign of life', () => {
    expect(findWriter(run)).toBeUndefined();
    makeWriter(run, ann, 1_234_567_890_123);
    const writer = findWriter(run)!;
    expect(writer).toMatchObject(ann);
    expect(readHeartbeat(writer)).toBe(1_234_567_890_123);
    setHeartbeat(writer.directory, 1_234_567_890_999);
    expect(readHeartbeat(writer)).toBe(1_234_567_890_999);
    removeWriter(run);
    removeWriter(run);
    expect(findWriter(run)).toBeUndefined();
    expect(readHeartbeat(writer)).toBeUndefined();
  });

  it('is replaced by one of those who saw it, and can write no more', () => {
    makeWriter(run, ann, 1_000);
    const seen = findWriter(run)!;
    writeFileSync(join(seen.directory, 'checkpoint'), 'kept');
    const taken = takeWriter(root, run, seen, bob)!;
    expect(takeWriter(root, run, seen, { ...bob, owner: 'host-c:3' })).toBeUndefined();
    expect(findWriter(run)).toEqual(taken);
    expect(taken).toMatchObject({ number: 2, attempts: 2, owner: bob.owner });
    expect(readHeartbeat(taken)).toBe(bob.now);
    expect(() => writeFile(seen.directory, join(run, 'file'), 'late')).toThrow('ENOENT');
    expect(() => setHeartbeat(seen.directory, 3_000)).toThrow('ENOENT');
    writeFile(taken.directory, join(run, 'file'), 'in time');
  });

  it('is given to a run without one by one of those who try', () => {
    const taken = takeWriter(root, run, undefined, bob);
    expect(takeWriter(root, run, undefined, { ...bob, owner: 'host-c:3' })).toBeUndefined();
    expect(findWriter(run)).toEqual(taken);
  });
});
