import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { defaultCacheFolder } from '@experiments/dataset/node';

/** A Python environment of its own, with pinned packages. */
export interface PythonEnvironment {
  /** The interpreter. */
  readonly python: string;
  /** The folder of the programs that packages brought. */
  readonly bin: string;
}

/**
 * Why there can be no Python environment here, if so. A test that needs one may be skipped for it, and says so; on a
 * continuous-integration machine nothing is skipped, and the test fails for what is missing.
 */
export function pythonMissing(): string | undefined {
  if (process.env['CI']) return undefined;
  const { status, stderr } = spawnSync('python3', ['-c', 'import ensurepip, venv'], { encoding: 'utf8' });
  if (status === 0) return undefined;
  const reason = stderr ? stderr.trim().split('\n').at(-1) : 'there is no python3';
  return `needs Python 3 with venv (Debian: apt-get install python3-venv): ${reason}`;
}

/**
 * The environment with the packages of `requirements-<name>.txt`, made on first use in the cache folder of
 * @experiments/dataset. Programs in an environment hold its path, so it cannot be renamed when it is complete; it is
 * made in a folder of this process, and a link that leads there is what makes it complete.
 */
export async function pythonVenv(name: string): Promise<PythonEnvironment> {
  const requirements = join(import.meta.dirname, `requirements-${name}.txt`);
  const version = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout;
  const hash = createHash('sha256')
    .update(`${version}\n${readFileSync(requirements, 'utf8')}`)
    .digest('hex');
  const environment = join(defaultCacheFolder(process.env), `venv-${name}-${hash.slice(0, 12)}`);
  if (!existsSync(join(environment, 'bin', 'python'))) await make(environment, requirements);
  return { python: join(environment, 'bin', 'python'), bin: join(environment, 'bin') };
}

async function make(environment: string, requirements: string): Promise<void> {
  console.error(`making the Python environment ${environment}, once; this takes about a minute`);
  mkdirSync(dirname(environment), { recursive: true });
  removeUnfinished(environment);
  const made = `${environment}.${process.pid}`;
  rmSync(made, { recursive: true, force: true });
  await run('python3', '-m', 'venv', made);
  const pip = join(made, 'bin', 'pip');
  await run(
    pip,
    'install',
    '--quiet',
    '--no-input',
    '--disable-pip-version-check',
    '--requirement',
    requirements,
  );
  // A link that leads nowhere is left of an environment that somebody removed.
  if (!existsSync(environment)) rmSync(environment, { force: true });
  try {
    symlinkSync(basename(made), environment);
  } catch (error) {
    if (!existsSync(environment)) throw error;
    // Another process was faster.
    rmSync(made, { recursive: true });
  }
}

/** Removes environments that were being made by processes that have ended. */
function removeUnfinished(environment: string): void {
  for (const name of readdirSync(dirname(environment))) {
    const pid = name.startsWith(`${basename(environment)}.`) ? Number(name.split('.').at(-1)) : NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(dirname(environment), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs a program, its output on standard error. @throws Error where it does not exit with 0. */
async function run(program: string, ...args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 2, 2] });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}
