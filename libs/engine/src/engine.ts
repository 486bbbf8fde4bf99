import type { TrainingEngine } from '@experiments/contracts';
import type { Kernels } from './kernels.ts';
import { wasmNetwork } from './network.ts';

export const ENGINE_ID = 'wasm';

/** Changes whenever the bits of a result may change; tests hold the bits of the current version. */
export const ENGINE_VERSION = '3';

/**
 * The engine over a compiled module (`engineModule` of `@experiments/engine/node`), which threads may share. Instances
 * of networks that were disposed of are used again: a thread that trains a thousand networks needs one.
 */
export function createEngine(module: WebAssembly.Module): TrainingEngine {
  const idle: WebAssembly.Instance[] = [];
  return {
    id: ENGINE_ID,
    version: ENGINE_VERSION,
    network(specification) {
      const instance = idle.pop() ?? new WebAssembly.Instance(module, {});
      return wasmNetwork(instance.exports as unknown as Kernels, specification, () => idle.push(instance));
    },
  };
}
