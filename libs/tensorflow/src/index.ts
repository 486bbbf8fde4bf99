export { TENSORFLOW_ENGINE_ID, tensorFlowEngine, tensorFlowEngineVersion } from './engine.ts';
export { nativeOperations } from './operations/native-operations.ts';
export type { Binding } from './operations/native-operations.ts';
export type { Operations } from './operations/operations.ts';
export { tfjsOperations } from './operations/tfjs-operations.ts';
export type { TensorFlowJs } from './operations/tfjs-operations.ts';
