import { createRequire } from 'node:module';
import type { Operations } from '../operations/operations.ts';
import { tfjsOperations } from '../operations/tfjs-operations.ts';
import type { TensorFlowJs } from '../operations/tfjs-operations.ts';

/** From where this stands, bundled or not. */
const load = createRequire(import.meta.url);
const PACKAGE = '@tensorflow/tfjs-backend-wasm';

/** What the WebAssembly backend is called in the engine's version. */
export function wasmBackend(): string {
  const { version } = load(`${PACKAGE}/package.json`) as { version: string };
  return `tfjs-backend-wasm ${version}`;
}

/**
 * The operations on TensorFlow.js's WebAssembly backend, which npm installs everywhere.
 *
 * @throws Error where it does not start
 */
export async function wasmOperations(): Promise<Operations> {
  const tf = load('@tensorflow/tfjs-core') as TensorFlowJs;
  load(PACKAGE);
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly backend does not start');
  tf.enableProdMode();
  return tfjsOperations(tf, wasmBackend());
}
