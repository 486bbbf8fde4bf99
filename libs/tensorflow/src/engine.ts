import type { TrainingEngine } from '@experiments/contracts';
import { tensorFlowNetwork } from './network.ts';
import type { Operations } from './operations/operations.ts';

export const TENSORFLOW_ENGINE_ID = 'tensorflow';

/** Changes whenever this library may change the bits of a result. */
const VERSION = '1';

/**
 * The engine over these operations. Its version names what computes, since another library may round otherwise: runs of
 * different backends are different runs.
 */
export function tensorFlowEngine(ops: Operations): TrainingEngine {
  return {
    id: TENSORFLOW_ENGINE_ID,
    version: tensorFlowEngineVersion(ops.backend),
    network: (specification) => tensorFlowNetwork(ops, specification),
  };
}

/** The version of the engine over a backend, for who plans runs before anything is loaded. */
export function tensorFlowEngineVersion(backend: string): string {
  return `${VERSION}, ${backend}`;
}
