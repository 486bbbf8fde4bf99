import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DataSource, Receiver } from './data-source.ts';
import { folderSource } from './folder.ts';

const PACKAGE = 'dataset-fashion-mnist';
const INSTALLED = '/usr/share/datasets/fashion-mnist';

/** The Debian package where it is installed. */
export function installedPackage(): DataSource {
  return folderSource(INSTALLED, {
    id: 'installed-package',
    title: `the Debian package ${PACKAGE}, installed at ${INSTALLED}`,
  });
}

/**
 * The Debian package, downloaded by `apt-get` and unpacked by `dpkg-deb` in a temporary folder: no root is needed
 * and nothing is installed.
 *
 * @param options.environment where the two commands are looked up and run
 */
export function downloadablePackage({ environment = process.env } = {}): DataSource {
  return {
    id: 'downloadable-package',
    title: `the Debian package ${PACKAGE}, by apt-get download`,
    async deliver(files, receiver) {
      const folder = await mkdtemp(join(tmpdir(), 'fashion-mnist-'));
      // Run by root, apt-get works as the user _apt, who must be able to look into the folder.
      await chmod(folder, 0o755);
      const run = runner(folder, environment, receiver.signal);
      try {
        const archive = await download(run, folder, receiver);
        await run('dpkg-deb', ['-x', archive, 'unpacked']);
        await folderSource(join(folder, 'unpacked', INSTALLED)).deliver(files, receiver);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

type Run = (command: string, options: readonly string[]) => Promise<string>;

const patience = ['Acquire::Retries=1', 'Acquire::http::Timeout=10', 'Acquire::https::Timeout=10'];

async function download(run: Run, folder: string, receiver: Receiver): Promise<string> {
  try {
    return await downloadBy(run, folder, receiver, []);
  } catch (error) {
    if (error instanceof CommandMissing) throw error;
    receiver.signal?.throwIfAborted();
  }
  // Container images usually come without package lists, and lists can be out of date. Lists of our own need no root.
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'cache'));
  const ownLists = [`Dir::State::Lists=${join(folder, 'lists')}`, `Dir::Cache=${join(folder, 'cache')}`];
  receiver.note("apt-get does not find the package; fetching Debian's package lists to look again");
  try {
    // Fails where any repository of the machine does, which need not be the one that holds the package.
    await run('apt-get', [...settings(ownLists), 'update']).catch(() => undefined);
    return await downloadBy(run, folder, receiver, ownLists);
  } catch (error) {
    receiver.signal?.throwIfAborted();
    throw new Error(`${(error as Error).message} (on Debian and its kin, "apt-get update" as root may help)`);
  }
}

/** Downloads the package into the folder and returns its path. */
async function downloadBy(run: Run, folder: string, receiver: Receiver, lists: string[]): Promise<string> {
  const options = [...settings(lists), 'download', PACKAGE];
  // One line: 'address' file-name bytes checksum
  const description = await run('apt-get', [...options, '--print-uris']);
  const [, name, bytes] = description.trim().split(' ');
  const total = Number(bytes) || undefined;

  const archive = async () => {
    const found = (await readdir(folder)).find((file) => file.endsWith('.deb'));
    return found === undefined ? undefined : join(folder, found);
  };
  const report = async () => {
    const path = await archive();
    if (path !== undefined) receiver.progress(name ?? PACKAGE, (await stat(path)).size, total);
  };
  const timer = setInterval(() => void report().catch(() => undefined), 200);
  try {
    await run('apt-get', options);
  } finally {
    clearInterval(timer);
  }
  await report();
  const path = await archive();
  if (path === undefined) throw new Error(`apt-get download ${PACKAGE} left no package`);
  return path;
}

function settings(more: readonly string[]): string[] {
  return [...patience, ...more].flatMap((setting) => ['-o', setting]);
}

class CommandMissing extends Error {}

function runner(cwd: string, environment: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Run {
  return async (command, options) => {
    try {
      const env = { ...environment, LC_ALL: 'C' };
      const { stdout } = await promisify(execFile)(command, options, { cwd, env, ...(signal && { signal }) });
      return stdout;
    } catch (error) {
      const { code, stderr, message } = error as Error & { code?: string | number; stderr?: string };
      if (code === 'ENOENT') throw new CommandMissing(`${command} is not on this machine`);
      throw new Error(`${command}: ${stderr?.trim().split('\n').at(-1) || message}`);
    }
  };
}
