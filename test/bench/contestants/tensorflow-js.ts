import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import util, { parseArgs } from 'node:util';
import type { LayerConfig, MethodReference } from '@experiments/contracts';
import type { BenchmarkModel } from '../models.ts';
import { converse } from './conversation.ts';
import type { Request } from './conversation.ts';

/**
 * TensorFlow.js: `fit` of its layers for one epoch over tensors in memory, which shuffles them. No metric but the loss.
 *
 * --data FOLDER      the files of Fashion-MNIST
 * --installed FOLDER where npm installed the packages
 * --backend NAME     `wasm` (one thread in Node, with SIMD) or `node` (TensorFlow's C library)
 */

const { values } = parseArgs({
  options: { data: { type: 'string' }, installed: { type: 'string' }, backend: { type: 'string' } },
});
const load = createRequire(join(values.installed!, 'package.json'));
const PIXELS = 784;
const CLASSES = 10;

/** What is used here of the library, which is no dependency of the workspace. */
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor2d(values: Float32Array, shape: [number, number]): Tensor;
  readonly layers: Readonly<Record<string, (config: object) => unknown>>;
  readonly train: {
    adam(learningRate: number, beta1: number, beta2: number, epsilon: number): unknown;
    momentum(learningRate: number, momentum: number): unknown;
  };
  readonly losses: {
    softmaxCrossEntropy(
      labels: Tensor,
      logits: Tensor,
      weights: undefined,
      labelSmoothing: undefined,
      reduction: number,
    ): Tensor;
  };
  readonly Reduction: { readonly NONE: number };
  sequential(config: { layers: unknown[] }): LayersModel;
}

interface Tensor {
  slice(begin: number, size: number): Tensor;
  dispose(): void;
}

interface LayersModel {
  compile(config: object): void;
  fit(x: Tensor, y: Tensor, config: object): Promise<{ history: Record<string, number[]> }>;
  dispose(): void;
}

const tf = await loadTensorFlow();
const { images, labels } = trainingImages(values.data!);
const package_ = values.backend === 'node' ? '@tensorflow/tfjs-node' : '@tensorflow/tfjs-backend-wasm';
const versions = { [package_]: (load(`${package_}/package.json`) as { version: string }).version };
await converse({ ...versions, node: process.versions.node }, async ({ model, steps }: Request) => {
  const network = compileModel(model);
  const count = steps * model.batchSize;
  const [x, y] = [images.slice(0, count), labels.slice(0, count)];
  return async () => {
    const { history } = await network.fit(x, y, { batchSize: model.batchSize, epochs: 1, verbose: 0 });
    network.dispose();
    x.dispose();
    y.dispose();
    return history['loss']![0]!;
  };
});

async function loadTensorFlow(): Promise<TensorFlow> {
  if (values.backend === 'node') {
    // tfjs-node 4.22 calls functions that Node removed in version 23.
    Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray });
    return load('@tensorflow/tfjs-node') as TensorFlow;
  }
  const tf = load('@tensorflow/tfjs') as TensorFlow;
  load('@tensorflow/tfjs-backend-wasm');
  if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend does not start');
  await tf.ready();
  return tf;
}

/** All training images: [images, 784] in 0 ... 1, and one-hot labels. */
function trainingImages(folder: string): { images: Tensor; labels: Tensor } {
  const pixels = readFileSync(join(folder, 'train-images-idx3-ubyte')).subarray(16);
  const classes = readFileSync(join(folder, 'train-labels-idx1-ubyte')).subarray(8);
  const inputs = new Float32Array(pixels.length);
  pixels.forEach((pixel, index) => (inputs[index] = pixel / 255));
  const oneHot = new Float32Array(classes.length * CLASSES);
  classes.forEach((label, image) => (oneHot[image * CLASSES + label] = 1));
  return {
    images: tf.tensor2d(inputs, [classes.length, PIXELS]),
    labels: tf.tensor2d(oneHot, [classes.length, CLASSES]),
  };
}

function compileModel({ layers, optimizer }: BenchmarkModel): LayersModel {
  const network = tf.sequential({ layers: layers.map(layer) });
  network.compile({
    optimizer: buildOptimizer(optimizer),
    loss: (t: Tensor, y: Tensor) =>
      tf.losses.softmaxCrossEntropy(t, y, undefined, undefined, tf.Reduction.NONE),
  });
  return network;
}

function layer(config: LayerConfig, index: number): unknown {
  const input = index === 0 ? { inputShape: [PIXELS] } : {};
  switch (config.kind) {
    case 'dense':
      return tf.layers['dense']!({
        ...input,
        units: config.units,
        activation: config.activation.id,
        kernelInitializer: 'glorotUniform',
      });
    case 'batch-normalization':
      return tf.layers['batchNormalization']!({ momentum: config.momentum, epsilon: config.epsilon });
    case 'activation':
      return tf.layers['activation']!({ activation: config.activation.id });
    case 'dropout':
      return tf.layers['dropout']!({ rate: config.rate });
  }
}

function buildOptimizer({ id, learningRate, beta1, beta2, epsilon, momentum }: MethodReference): unknown {
  switch (id) {
    case 'adam':
      return tf.train.adam(Number(learningRate), Number(beta1), Number(beta2), Number(epsilon));
    case 'momentum':
      return tf.train.momentum(Number(learningRate), Number(momentum));
    default:
      throw new Error(`no optimizer ${id}`);
  }
}
