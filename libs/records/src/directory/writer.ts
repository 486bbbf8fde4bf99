import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, listDirectories, placeDirectory, readIfPresent } from './files.ts';

/**
 * Who records a run. A run that is not FINISHED has one folder `.writer/<number>.<attempts>.<owner>`, and the run
 * belongs to whoever holds that folder by its name:
 *
 * - A claimant takes the run by renaming the folder to its own name. Of several that try, one finds it; the others
 *   find it gone and look again.
 * - The writer makes every file inside the folder and renames it to its place in the record. Once the folder is
 *   somebody else's, the path no longer exists, and the write fails instead of mixing two writers' records. The
 *   check and the write are one operation, so it does not matter how long a writer slept between its thoughts.
 * - The checkpoint lies in the folder, and so goes with the run.
 *
 * MLflow looks at the folders of a run that it knows, and passes over this one.
 */
export interface Writer extends WriterName {
  readonly directory: string;
}

export interface WriterName {
  /** How often the run was claimed. */
  readonly number: number;
  /** Claims that count: see `decideClaim`. */
  readonly attempts: number;
  readonly owner: string;
}

const WRITERS = '.writer';
const HEARTBEAT = 'heartbeat';

/** The writer of this name in a run. */
export function writerOf(run: string, { number, attempts, owner }: WriterName): Writer {
  return { number, attempts, owner, directory: join(run, WRITERS, folderName({ number, attempts, owner })) };
}

/** The run's writer, or undefined where it has none. */
export function findWriter(run: string): Writer | undefined {
  const [name] = listDirectories(join(run, WRITERS));
  const [, number, attempts, owner] = /^(\d+)\.(\d+)\.(.+)$/.exec(name ?? '') ?? [];
  if (owner === undefined) return undefined;
  return writerOf(run, {
    number: Number(number),
    attempts: Number(attempts),
    owner: decodeURIComponent(owner),
  });
}

/** Gives a writer to a run that is being made aside. */
export function makeWriter(run: string, name: WriterName, now: number): void {
  makeFolder(writerOf(run, name).directory, now);
}

/**
 * Takes the run from `found`, its writer so far. Undefined where somebody else was faster. A run may have no writer,
 * such as one that was copied without its hidden folders; then the first to give it one has it.
 */
export function takeWriter(
  root: string,
  run: string,
  found: Writer | undefined,
  next: { readonly owner: string; readonly attempts: number; readonly now: number },
): Writer | undefined {
  const name = { ...next, number: (found?.number ?? 0) + 1 };
  const writer = writerOf(run, name);
  if (!found) {
    const fill = (aside: string): void => makeFolder(join(aside, folderName(name)), next.now);
    return placeDirectory(root, join(run, WRITERS), fill) ? writer : undefined;
  }
  try {
    // First the sign of life: under its new name the folder must not look abandoned for an instant.
    setHeartbeat(found.directory, next.now);
    renameSync(found.directory, writer.directory);
    return writer;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** When the writer last gave a sign of life; undefined where it is no longer the writer. */
export function readHeartbeat(writer: Writer): number | undefined {
  const stats = readIfPresent(() => statSync(join(writer.directory, HEARTBEAT)));
  return stats && Math.round(stats.mtimeMs);
}

/** The sign of life is the file's time: one operation, and nothing to be read by halves. */
export function setHeartbeat(directory: string, now: number): void {
  utimesSync(join(directory, HEARTBEAT), now / 1000, now / 1000);
}

/**
 * Removes what only an unfinished run needs. Somebody who takes the run just then is in the way; who does so finds
 * it finished, and removes the rest.
 */
export function removeWriter(run: string): void {
  try {
    rmSync(join(run, WRITERS), { recursive: true, force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'ENOENT')) throw error;
  }
}

function folderName({ number, attempts, owner }: WriterName): string {
  return `${number}.${attempts}.${encodeURIComponent(owner)}`;
}

function makeFolder(directory: string, now: number): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, HEARTBEAT), '');
  setHeartbeat(directory, now);
}
