import { defaultCacheFolder } from '@experiments/dataset/node';
import { BUILD_COMMAND, buildNative, findNative } from '@experiments/tensorflow/node';
import type { NativeBackend } from '@experiments/tensorflow/node';

/** What a build may add to a continuous-integration run. */
const MINUTES = 2.5;

/**
 * The addon of tfjs-node, or why it is not there. On a continuous-integration machine it is built, where that can be
 * done in time; elsewhere a test fetches no 300 MB that nobody has asked for.
 */
export async function nativeOrReason(): Promise<NativeBackend | string> {
  const cacheFolder = defaultCacheFolder(process.env);
  const built = findNative(cacheFolder);
  if (built) return built;
  if (!process.env['CI']) return `it was not built; "${BUILD_COMMAND}" does it`;
  try {
    const signal = AbortSignal.timeout(MINUTES * 60_000);
    await buildNative({ cacheFolder, signal, onNote: (note) => console.warn(note) });
    return findNative(cacheFolder)!;
  } catch (error) {
    return `it cannot be built here: ${(error as Error).message}`;
  }
}
