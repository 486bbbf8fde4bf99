import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './build-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('holds the lock during the work alone, also where it fails', () => {
  expect(withLock(lock, () => existsSync(lock))).toBe(true);
  expect(existsSync(lock)).toBe(false);
  expect(() => withLock(lock, () => JSON.parse('{'))).toThrow(SyntaxError);
  expect(existsSync(lock)).toBe(false);
});

it('takes over from a process that is gone', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(lock, String(pid));
  expect(withLock(lock, () => readFileSync(lock, 'utf8'))).toBe(String(process.pid));
});

it('waits for a process that holds it', async () => {
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600)']);
  await once(holder, 'spawn');
  writeFileSync(lock, String(holder.pid));
  const worker = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
      const { withLock } = await import(${JSON.stringify(join(import.meta.dirname, 'build-lock.ts'))});
      withLock(${JSON.stringify(lock)}, () => console.log('done'));
    `,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  let holderEnded = false;
  holder.on('exit', () => (holderEnded = true));
  worker.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    expect(holderEnded).toBe(true);
  });
  await once(worker, 'exit');
  expect(output).toBe('done\n');
});
