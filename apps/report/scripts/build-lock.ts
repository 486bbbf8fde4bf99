import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const WAIT_MILLISECONDS = 200;
const PATIENCE = 3000;

/**
 * Does the work while no other process does work under the same lock, which is a file that holds the number of its
 * process; the file of a process that is gone counts for nothing. Next.js keeps the state of a build in one folder
 * and ends where it finds another build there; this waits for its turn.
 *
 * @throws Error after ten minutes of waiting
 */
export function withLock<Result>(file: string, work: () => Result): Result {
  for (let waits = 0; !acquired(file); waits++) {
    if (waits === PATIENCE) throw new Error(`${file} has been held for ten minutes; another build may hang`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

function acquired(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Between its creation and its first byte the file is empty, and held.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
