import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const LISTED = join(import.meta.dirname, 'tfjs');

/**
 * Installs TensorFlow.js as the lock file in `tfjs/` has it, on first use, and returns the folder. 300 MB that only the
 * benchmark needs: the workspace's own `npm ci` leaves it out.
 */
export async function installTensorFlowJs(cacheFolder: string): Promise<string> {
  const lock = await readFile(join(LISTED, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(cacheFolder, `tensorflow-js-${hash}`);
  if (existsSync(folder)) return folder;
  console.error(`installing TensorFlow.js into ${folder}, once`);
  const made = `${folder}.${process.pid}`;
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(join(LISTED, name), join(made, name));
  }
  // The install script of tfjs-node would fetch a library; `tensorFlowBinding` takes the one that is there.
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], made);
  await rename(made, folder);
  return folder;
}

/**
 * Compiles tfjs-node's addon against the TensorFlow that Python's package brought, so that Keras and TensorFlow.js
 * run on one library, in seconds and from the package registries alone. Needs Linux and a C++ compiler.
 *
 * @param python the interpreter of the environment that has TensorFlow
 */
export async function tensorFlowBinding(cacheFolder: string, python: string): Promise<void> {
  const installed = await installTensorFlowJs(cacheFolder);
  const packages = join(installed, 'node_modules');
  const source = join(packages, '@tensorflow/tfjs-node');
  const binding = join(source, 'lib/napi-v8/tfjs_binding.node');
  if (existsSync(binding)) return;
  const tensorflow = await output(python, [
    '-c',
    "from importlib.util import find_spec; print(find_spec('tensorflow').submodule_search_locations[0])",
  ]);
  console.error('compiling the addon of tfjs-node, once');
  const made = `${binding}.${process.pid}`;
  await mkdir(join(binding, '..'), { recursive: true });
  await run(
    'c++',
    [
      ...['-O2', '-shared', '-fPIC', '-std=c++17', '-DNAPI_VERSION=8', '-o', made],
      ...['-I', join(packages, 'node-api-headers/include'), '-I', join(tensorflow, 'include')],
      ...['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'],
      ...['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'].map((name) => join(tensorflow, name)),
      `-Wl,-rpath,${tensorflow}`,
    ],
    source,
  );
  await rename(made, binding);
}

/** Runs a program, its output on standard error. @throws Error where it does not exit with 0 */
async function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 2, 2] });
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

async function output(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return text.trim();
}
