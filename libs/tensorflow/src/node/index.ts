export { buildNative } from './build-native.ts';
export type { BuildOptions } from './build-native.ts';
export { findTensorFlow, loadTensorFlowEngine } from './load.ts';
export type { TensorFlowInstallation } from './load.ts';
export { BUILD_COMMAND, configureNative, findNative, loadNative } from './native.ts';
export type { NativeBackend } from './native.ts';
export { wasmOperations } from './wasm.ts';
