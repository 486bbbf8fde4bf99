import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Operations } from '../operations/operations.ts';
import { nativeOperations } from '../operations/native-operations.ts';
import type { Binding } from '../operations/native-operations.ts';

/** What pins the packages that are built. */
export const LISTED = join(import.meta.dirname, '..', '..', 'native');
/** Of the C library, from the Python package of the same version. */
export const TENSORFLOW_VERSION = '2.21.0';
/** The command that makes the addon, or makes it again. */
export const BUILD_COMMAND = 'npm run tensorflow:build';

/** Written last, once the addon was seen to compute. */
export interface NativeManifest {
  readonly tfjsNode: string;
  readonly tensorflow: string;
}

/** Where the addon for this machine lies, or will: its name tells apart all that it is made of. */
export function nativeFolder(cacheFolder: string): string {
  const lock = readFileSync(join(LISTED, 'package-lock.json'));
  const parts = [lock.toString(), TENSORFLOW_VERSION, process.platform, process.arch];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return join(cacheFolder, `tensorflow-${hash.slice(0, 12)}`);
}

export const manifestFile = (folder: string) => join(folder, 'backend.json');

export const addonFile = (folder: string) =>
  join(folder, 'node_modules', '@tensorflow', 'tfjs-node', 'lib', 'napi-v8', 'tfjs_binding.node');

/** The addon that was built on this machine, without loading it. */
export function findNative(cacheFolder: string): NativeBackend | undefined {
  const folder = nativeFolder(cacheFolder);
  if (!existsSync(manifestFile(folder))) return undefined;
  const { tfjsNode, tensorflow } = JSON.parse(readFileSync(manifestFile(folder), 'utf8')) as NativeManifest;
  return { folder, backend: `tfjs-node ${tfjsNode}, libtensorflow ${tensorflow}` };
}

export interface NativeBackend {
  readonly folder: string;
  /** What it is called in the engine's version. */
  readonly backend: string;
}

/**
 * Loads an addon that was found. Of tfjs-node the addon is all that is needed: its JavaScript, TensorFlow.js for Node,
 * takes a second to load and most of a step's time.
 *
 * @throws Error with the command that mends it
 */
export function loadNative({ folder, backend }: NativeBackend): Operations {
  configureNative();
  try {
    return nativeOperations(createRequire(import.meta.url)(addonFile(folder)) as Binding, backend);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(
      `TensorFlow's addon in ${folder} does not load: ${reason}\n` +
        `"${BUILD_COMMAND}" makes it again; without that folder the WebAssembly backend is used`,
      { cause: error },
    );
  }
}

/**
 * Sets what the library reads from the environment when it starts, unless it is set: no greeting on standard error, one
 * thread for an operation, and TensorFlow's own kernels instead of oneDNN's. Operations as small as these lose more by
 * sharing their work, or by oneDNN's preparations, than they gain; and one thread adds numbers up in the same order
 * every time. Only the main thread can set it; it does so before it starts
 * threads that load the addon.
 */
export function configureNative(): void {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
}
