import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InvalidInput } from '@experiments/contracts';

/**
 * The text of a file of the repository.
 *
 * @param namedIn what names the file, for the message
 * @throws InvalidInput where there is no such file
 */
export function readWorkspaceFile(path: string, namedIn: string): string {
  const file = workspacePath(path);
  if (!existsSync(file)) throw new InvalidInput(namedIn, path, 'a file of this repository, from its root');
  return readFileSync(file, 'utf8');
}

/** Paths from the root of the repository. */
export function workspaceFiles(pattern: string): string[] {
  return globSync(pattern, { cwd: workspacePath('.') })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Where a path from the root of the repository is: in the nearest folder above the current one that has an nx.json. */
export function workspacePath(path: string): string {
  let root = resolve('.');
  while (!existsSync(join(root, 'nx.json'))) {
    if (root === dirname(root)) throw new Error(`no nx.json in ${resolve('.')} or above it`);
    root = dirname(root);
  }
  return join(root, path);
}
