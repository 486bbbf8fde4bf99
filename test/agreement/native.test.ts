import { expect, it } from 'vitest';
import { loadNative } from '@experiments/tensorflow/node';
import { describeEngine } from '../../libs/tensorflow/test/engine-contract.ts';
import { describeFaces } from '../../libs/tensorflow/test/faces-contract.ts';
import { nativeOrReason } from './native.ts';

/**
 * The contract of `libs/tensorflow`, whose own tests hold the WebAssembly backend to it, for tfjs-node. Which of the two
 * were checked is said where nobody has asked for a list.
 */
const native = await nativeOrReason();

if (typeof native === 'string') {
  console.warn(`\nNOT CHECKED tfjs-node, but tfjs-backend-wasm alone: ${native}`);
  it.skip(`tfjs-node: ${native}`, () => {});
} else {
  console.warn(`\nTensorFlow is checked on ${native.backend}, beside tfjs-backend-wasm`);
  const operations = async () => loadNative(native);
  it('names what computes', async () => {
    expect((await operations()).backend).toMatch(/^tfjs-node 4\.22\.0, libtensorflow 2\./);
  });
  describeFaces('tfjs-node', operations);
  describeEngine('tfjs-node', operations);
}
