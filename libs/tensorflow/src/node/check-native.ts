import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TensorFlowJs } from '../operations/tfjs-operations.ts';
import { nativeOperations } from '../operations/native-operations.ts';
import type { Binding } from '../operations/native-operations.ts';
import { requireTfjsNode } from './build-native.ts';
import type { NativeManifest } from './native.ts';
import { addonFile } from './native.ts';

/** Prints the manifest of the folder in the first argument, if tfjs-node and its addon compute. */

const folder = process.argv[2]!;
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
const load = createRequire(join(folder, 'package.json'));
const binding = load(addonFile(folder)) as Binding;

expectEleven('the addon', () => {
  const ops = nativeOperations(binding, '');
  return ops.scope(() =>
    ops.read(
      ops.matMul(ops.tensor(Float32Array.of(1, 2), [1, 2]), ops.tensor(Float32Array.of(3, 4), [2, 1])),
    ),
  );
});
expectEleven('tfjs-node', () => {
  const tf = requireTfjsNode(folder) as TensorFlowJs;
  return tf.matMul([[1, 2]], [[3], [4]]).dataSync<'float32'>();
});

const { version } = load('@tensorflow/tfjs-node/package.json') as { version: string };
const manifest: NativeManifest = { tfjsNode: version, tensorflow: binding.TF_Version };
console.log(JSON.stringify(manifest));

function expectEleven(what: string, compute: () => Float32Array): void {
  const [value] = compute();
  if (value !== 11) throw new Error(`${what} computes 1 3 + 2 4 = ${value}`);
}
