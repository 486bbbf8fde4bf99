import { parentPort, workerData } from 'node:worker_threads';
import type { Examples, ImageData, Network } from '@experiments/contracts';
import { createEngine } from '@experiments/engine';
import { initializers } from '@experiments/methods';
import { randomStream, streamWords } from '@experiments/random';
import { loadTensorFlowEngine } from '@experiments/tensorflow/node';
import type { TensorFlowInstallation } from '@experiments/tensorflow/node';
import type { Request } from './conversation.ts';

/** Trains one network at a time: builds it when it gets a request, and trains it when it gets 'train'. */

export interface EngineSetup {
  readonly module: WebAssembly.Module;
  /** Trains instead of the module, where it is given. */
  readonly tensorflow?: TensorFlowInstallation;
  readonly images: ImageData['train'];
}

/** The answer to a request is empty, that to 'train' the mean loss. */
export interface FromEngine {
  readonly loss?: number;
  readonly error?: string;
}

const PIXELS = 784;
const { module, tensorflow, images } = workerData as EngineSetup;
const engine = tensorflow ? await loadTensorFlowEngine(tensorflow) : createEngine(module);
let train = (): number => NaN;

parentPort!.on('message', (message: Request | 'train') => {
  try {
    if (message === 'train') answer({ loss: train() });
    else {
      train = prepare(message);
      answer({});
    }
  } catch (error) {
    answer({ error: String(error) });
  }
});

function answer(message: FromEngine): void {
  parentPort!.postMessage(message);
}

/** A network at its initial weights, and one epoch over the first steps x batch size images, shuffled. */
function prepare({ model, steps, seed }: Request): () => number {
  const { layers, optimizer, batchSize } = model;
  const loss = { id: 'softmax-cross-entropy' };
  const network = engine.network({ inputs: PIXELS, layers, loss, optimizer, batchSize });
  initialize(network, seed);
  const examples: Examples = {
    pixels: images.pixels,
    features: PIXELS,
    rows: Uint32Array.from({ length: steps * batchSize }, (_, row) => row),
    labels: images.labels.subarray(0, steps * batchSize),
    classes: 10,
  };
  return () => {
    const order = randomStream(seed, 'order').shuffle(Uint32Array.from(examples.rows));
    let sum = 0;
    for (let begin = 0; begin < order.length; begin += batchSize) {
      sum += network.step(examples, order.subarray(begin, begin + batchSize)).loss;
    }
    network.dispose();
    return sum / steps;
  };
}

function initialize(network: Network, seed: number): void {
  network.writeParameters(
    network.parameters.map(({ layer, role, shape: [inputs, units] }) => {
      const stream = randomStream(seed, 'weights', layer);
      if (role === 'kernel') return initializers['glorot-uniform'].draw(inputs!, units!, stream, {});
      return new Float32Array(inputs!).fill(role === 'gamma' || role === 'moving-variance' ? 1 : 0);
    }),
  );
  network.seedDropout((layer) =>
    Uint32Array.from([0, 1, 2, 3].flatMap((lane) => [...streamWords(seed, 'dropout', layer, lane)])),
  );
}
