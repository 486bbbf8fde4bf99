import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isOwnerGone, processOwner } from './process-owner.ts';

/**
 * The file operations that the store is built of. Nothing is ever written where a reader looks: a file or a folder
 * is made aside and renamed into place, so that it is there whole or not at all.
 *
 * They are synchronous: at a hundred files of some bytes a run, handing each to a thread costs several times what
 * the operation does.
 */

/** Writes a file by way of `aside`, a folder on the same disk that nobody else writes to. */
export function writeFile(aside: string, target: string, content: string | Uint8Array): void {
  const temporary = join(aside, 'new');
  writeFileSync(temporary, content);
  renameSync(temporary, target);
}

/** Makes the folders that `path`, relative to the existing folder `base`, lies in. Never makes `base` itself. */
export function makeParents(base: string, path: string): void {
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    makeDirectory(join(base, path.slice(0, slash)));
  }
}

/** Makes one folder unless it exists. */
export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** Renames a folder to a place where there must be none, or an empty one; false where the place is taken. */
export function moveDirectory(directory: string, target: string): boolean {
  try {
    renameSync(directory, target);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM') && existsSync(target)) return false;
    throw error;
  }
}

/** Paths of all files under a folder, relative to it and with `/`; none where the folder does not exist. */
export function listFiles(directory: string, prefix = ''): string[] {
  return (readIfPresent(() => readdirSync(directory, { withFileTypes: true })) ?? []).flatMap((entry) =>
    entry.isDirectory()
      ? listFiles(join(directory, entry.name), `${prefix}${entry.name}/`)
      : [`${prefix}${entry.name}`],
  );
}

/** Names of the folders in a folder, sorted; none where it does not exist. */
export function listDirectories(directory: string): string[] {
  return (readIfPresent(() => readdirSync(directory, { withFileTypes: true })) ?? [])
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The text of a file, or undefined where it does not exist. */
export function readText(file: string): string | undefined {
  return readIfPresent(() => readFileSync(file, 'utf8'));
}

/** What `read` gives, or undefined where there is nothing of that kind to read. */
export function readIfPresent<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined;
    throw error;
  }
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

const STAGING = '.staging-';

/**
 * Lends a fresh folder to make things in. It lies in the folder of MLflow's Default experiment, because it must be
 * on the store's disk and MLflow takes each folder of the store itself for an experiment; in an experiment it
 * passes over one that has no meta.yaml.
 */
export function withStaging<Result>(root: string, work: (staging: string) => Result): Result {
  const staging = mkdtempSync(join(root, '0', `${STAGING}${encodeURIComponent(processOwner())}-`));
  try {
    return work(staging);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Makes a folder aside and puts it in its place; false where there was one already. */
export function placeDirectory(root: string, target: string, fill: (directory: string) => void): boolean {
  return withStaging(root, (staging) => {
    const directory = join(staging, 'directory');
    mkdirSync(directory);
    fill(directory);
    return moveDirectory(directory, target);
  });
}

/** Takes a folder away in one step. */
export function removeDirectory(root: string, directory: string): void {
  withStaging(root, (staging) => moveDirectory(directory, join(staging, 'removed')));
}

/** Removes what processes that ended left in the making. */
export function removeLeftovers(root: string): void {
  for (const name of listDirectories(join(root, '0'))) {
    if (!name.startsWith(STAGING)) continue;
    const owner = decodeURIComponent(name.slice(STAGING.length, name.lastIndexOf('-')));
    if (isOwnerGone(owner)) rmSync(join(root, '0', name), { recursive: true, force: true });
  }
}

/** Writes texts by key into a folder that nobody sees yet. */
export function fillDirectory(directory: string, texts: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(texts)) {
    if (key.includes('/')) mkdirSync(dirname(join(directory, key)), { recursive: true });
    writeFileSync(join(directory, key), text);
  }
}
