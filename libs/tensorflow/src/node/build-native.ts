import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addonFile, LISTED, manifestFile, nativeFolder, TENSORFLOW_VERSION } from './native.ts';

const execute = promisify(execFile);

export interface BuildOptions {
  readonly cacheFolder: string;
  /** Told what is being done, some seconds apart. */
  readonly onNote?: (note: string) => void;
  /** Ends the programs that are running. */
  readonly signal?: AbortSignal;
}

/**
 * Makes tfjs-node's addon in the cache folder, unless it is there, and checks that it computes: some two minutes, 1.1
 * GB. On Linux it is compiled against the C library of TensorFlow's Python package, for which the package registries
 * of npm and Python and a C++ compiler are enough; elsewhere the package's own install script fetches it.
 *
 * @returns the folder
 * @throws Error with what the program that failed said
 */
export async function buildNative({ cacheFolder, onNote = () => {}, signal }: BuildOptions): Promise<string> {
  const folder = nativeFolder(cacheFolder);
  if (existsSync(manifestFile(folder))) {
    await check(folder, signal).catch(async (error: Error) => {
      onNote(`the addon in ${folder} is broken and made again: ${error.message}`);
      await rm(folder, { recursive: true, force: true });
    });
    if (existsSync(folder)) return folder;
  }
  const made = `${folder}.${process.pid}`;
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  try {
    await install(made, onNote, signal);
    onNote('checking that it computes');
    await writeFile(manifestFile(made), await check(made, signal));
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return folder;
}

async function install(folder: string, onNote: (note: string) => void, signal?: AbortSignal): Promise<void> {
  onNote('installing tfjs-node');
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(join(LISTED, name), join(folder, name));
  }
  const npm = (...args: string[]) => run('npm', [...args, '--no-audit', '--no-fund'], folder, signal);
  if (process.platform !== 'linux') {
    await npm('ci', '--ignore-scripts');
    onNote('fetching its addon');
    await npm('rebuild', '@tensorflow/tfjs-node');
    return;
  }
  onNote(`fetching the C library of TensorFlow ${TENSORFLOW_VERSION}`);
  const fetcher = join(LISTED, 'fetch_tensorflow.py');
  await Promise.all([
    npm('ci', '--ignore-scripts'),
    run('python3', [fetcher, folder, TENSORFLOW_VERSION], folder, signal),
  ]);
  onNote('compiling the addon');
  await compile(folder, signal);
}

/** Against libraries beside it, so that the folder can be renamed. */
async function compile(folder: string, signal?: AbortSignal): Promise<void> {
  const source = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  const addon = addonFile(folder);
  await mkdir(join(addon, '..'), { recursive: true });
  await run(
    'c++',
    [
      ...['-O2', '-shared', '-fPIC', '-std=c++17', '-DNAPI_VERSION=8', '-o', addon],
      ...['-I', join(folder, 'node_modules', 'node-api-headers', 'include'), '-I', join(folder, 'include')],
      ...['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'],
      ...['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].map((name) => join(folder, 'lib', name)),
      '-Wl,-rpath,$ORIGIN/../../../../../lib',
    ],
    source,
    signal,
  );
}

/**
 * Loads tfjs-node and its addon in a process of its own, since a library that does not fit may end the process.
 *
 * @returns the manifest's text
 */
async function check(folder: string, signal?: AbortSignal): Promise<string> {
  return run(process.execPath, [join(import.meta.dirname, 'check-native.ts'), folder], folder, signal);
}

/** Runs a program. @returns its output @throws Error with the end of what it said where it does not exit with 0 */
async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  signal?: AbortSignal,
): Promise<string> {
  try {
    const { stdout } = await execute(program, args, { cwd, maxBuffer: 1 << 26, ...(signal && { signal }) });
    return stdout;
  } catch (error) {
    signal?.throwIfAborted();
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT') throw new Error(missing(program), { cause: error });
    const said = stderr?.trim().split('\n').slice(-8).join('\n') ?? '';
    throw new Error(`${program} ended with ${code}${said && `:\n${said}`}`, { cause: error });
  }
}

function missing(program: string): string {
  const packages: Readonly<Record<string, string>> = { 'c++': 'g++', python3: 'python3-pip' };
  const advice = packages[program] ? ` (Debian: apt-get install ${packages[program]})` : '';
  return `${program} is needed to build the addon${advice}`;
}

/** Restores what tfjs-node 4.22 calls and Node removed in version 23. */
export function requireTfjsNode(folder: string): unknown {
  const util = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  util['isNullOrUndefined'] ??= (value: unknown) => value == null;
  util['isArray'] ??= Array.isArray;
  return createRequire(join(folder, 'package.json'))('@tensorflow/tfjs-node');
}
