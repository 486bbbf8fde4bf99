import { layerConfig } from '@experiments/contracts';
import type { LayerConfig, MethodReference } from '@experiments/contracts';

/**
 * A model to be timed. Contestants get it as JSON and build it from that alone, so that all train the same one:
 * cross-entropy on logits, Glorot uniform kernels, 784 pixels / 255.
 */
export interface BenchmarkModel {
  readonly id: string;
  readonly title: string;
  readonly layers: readonly LayerConfig[];
  readonly optimizer: MethodReference;
  readonly batchSize: number;
}

const adam = { id: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const momentum = { id: 'momentum', learningRate: 0.01, momentum: 0.9 };

const hidden = (units: number) => ({ kind: 'dense', units, activation: { id: 'relu' } });
const output = { kind: 'dense', units: 10 };

export const models: readonly BenchmarkModel[] = [
  model('base', '784-128-10, Adam', [hidden(128), output], adam),
  model(
    'batch-normalization-dropout',
    'base with batch normalization before the hidden activation and dropout 0.4 after it',
    [
      { kind: 'dense', units: 128 },
      { kind: 'batch-normalization', momentum: 0.99, epsilon: 0.001 },
      { kind: 'activation', activation: { id: 'relu' } },
      { kind: 'dropout', rate: 0.4 },
      output,
    ],
    adam,
  ),
  model('ten-layers', 'ten hidden layers of 100, Adam', [...Array(10).fill(hidden(100)), output], adam),
  model('momentum', 'base with SGD and momentum 0.9', [hidden(128), output], momentum),
];

function model(id: string, title: string, layers: object[], optimizer: MethodReference): BenchmarkModel {
  return { id, title, layers: layers.map((layer) => layerConfig.parse(layer)), optimizer, batchSize: 32 };
}
