import type { TrainingEngine } from '@experiments/contracts';
import { TENSORFLOW_ENGINE_ID, tensorFlowEngine, tensorFlowEngineVersion } from '../engine.ts';
import { findNative, loadNative } from './native.ts';
import type { NativeBackend } from './native.ts';
import { wasmBackend, wasmOperations } from './wasm.ts';

/** What there is to load: plain data, known without loading it, that may be handed to a thread. */
export interface TensorFlowInstallation {
  readonly id: string;
  /** The engine's version, which is part of a run's identity. */
  readonly version: string;
  /** Such as `tfjs-backend-wasm 4.22.0`. */
  readonly backend: string;
  /** The addon of tfjs-node, where it was built. */
  readonly native?: NativeBackend;
}

/**
 * TensorFlow on this machine: tfjs-node's addon where it was built, else the WebAssembly backend of TensorFlow.js.
 *
 * @param cacheFolder where `buildNative` puts the addon
 */
export function findTensorFlow({ cacheFolder }: { cacheFolder: string }): TensorFlowInstallation {
  const native = findNative(cacheFolder);
  const backend = native?.backend ?? wasmBackend();
  return {
    id: TENSORFLOW_ENGINE_ID,
    version: tensorFlowEngineVersion(backend),
    backend,
    ...(native && { native }),
  };
}

/** @throws Error where the addon was built and does not load, with the command that mends it */
export async function loadTensorFlowEngine({ native }: TensorFlowInstallation): Promise<TrainingEngine> {
  return tensorFlowEngine(native ? loadNative(native) : await wasmOperations());
}
