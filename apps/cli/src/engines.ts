import { InvalidInput } from '@experiments/contracts';
import type { TrainingEngine } from '@experiments/contracts';
import { defaultCacheFolder } from '@experiments/dataset/node';
import type { EngineIdentity } from '@experiments/study';
import type { TensorFlowInstallation } from '@experiments/tensorflow/node';
import type { EngineName } from './options.ts';

/** An engine that is ready to be opened, in this thread or in others: plain data that they can be handed. */
export type EngineSetup =
  | { readonly name: 'wasm'; readonly module: WebAssembly.Module }
  | { readonly name: 'tensorflow'; readonly installation: TensorFlowInstallation };

/** What runs of this engine are told apart by, without loading it. */
export async function engineIdentity(name: EngineName): Promise<EngineIdentity> {
  if (name === 'tensorflow') {
    const { id, version } = await tensorFlow();
    return { id, version };
  }
  const { ENGINE_ID, ENGINE_VERSION } = await import('@experiments/engine');
  return { id: ENGINE_ID, version: ENGINE_VERSION };
}

/** In the main thread, before others are started. */
export async function prepareEngine(name: EngineName): Promise<EngineSetup> {
  if (name === 'tensorflow') {
    const { configureNative } = await import('@experiments/tensorflow/node');
    configureNative();
    return { name, installation: await tensorFlow() };
  }
  const { engineModule } = await import('@experiments/engine/node');
  return { name, module: await engineModule({ cacheFolder: defaultCacheFolder(process.env) }) };
}

/** @throws Error where it does not load, with the command that mends it */
export async function openEngine(setup: EngineSetup): Promise<TrainingEngine> {
  if (setup.name === 'tensorflow') {
    const { loadTensorFlowEngine } = await import('@experiments/tensorflow/node');
    return loadTensorFlowEngine(setup.installation);
  }
  const { createEngine } = await import('@experiments/engine');
  return createEngine(setup.module);
}

/**
 * How many threads train at once: a core each, unless a number is asked for. The addon of tfjs-node shares what it keeps
 * between the threads of a process without guarding it, so there must be but one.
 *
 * @throws InvalidInput for more threads than the engine allows
 */
export function workerCount(setup: EngineSetup, cores: number, wanted?: number): number {
  if (setup.name !== 'tensorflow' || !setup.installation.native) return wanted ?? cores;
  if (wanted !== undefined && wanted > 1) {
    throw new InvalidInput('--workers', wanted, 'native TensorFlow can be used by one thread of a process');
  }
  return 1;
}

/** For a person, where it is not a matter of course. */
export function engineNote(setup: EngineSetup): string | undefined {
  return setup.name === 'tensorflow' ? `training on ${setup.installation.backend}` : undefined;
}

async function tensorFlow(): Promise<TensorFlowInstallation> {
  const { findTensorFlow } = await import('@experiments/tensorflow/node');
  return findTensorFlow({ cacheFolder: defaultCacheFolder(process.env) });
}
