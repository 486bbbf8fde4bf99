import { parseRunConfig } from '@experiments/contracts';
import type { RunConfig, RunConfigInput } from '@experiments/contracts';

/**
 * Small runs that together use every method, every kind of layer and every turn that a training can take, by name.
 * `configurations.test.ts` says what they would leave out.
 */
export function exactnessConfigurations(): Record<string, RunConfig> {
  return Object.fromEntries(
    Object.entries(CONFIGURATIONS).map(([name, config]) => [
      name,
      parseRunConfig({ topic: 'exactness', arm: name, seed: 7, data: {}, epochs: 2, ...config }),
    ]),
  );
}

type Layer = RunConfigInput['model']['layers'][number];
type Dense = Extract<Layer, { kind: 'dense' }>;
type Method = RunConfigInput['loss'];

function dense(units: number, activation = 'linear', rest: Partial<Dense> = {}): Dense {
  return { kind: 'dense', units, activation: { id: activation }, ...rest };
}

const activation = (id: string): Layer => ({ kind: 'activation', activation: { id } });
const initializer = (id: string) => ({ initializer: { id } });
const normalization = (rest: object = {}): Layer => ({ kind: 'batch-normalization', ...rest });
const dropout = (rate: number): Layer => ({ kind: 'dropout', rate });
const softmaxCrossEntropy: Method = { id: 'softmax-cross-entropy' };
const adam: Method = { id: 'adam', learningRate: 0.01 };
const descent: Method = { id: 'gradient-descent', learningRate: 0.1 };

const CONFIGURATIONS: Record<
  string,
  Omit<RunConfigInput, 'topic' | 'arm' | 'seed' | 'data' | 'epochs'> & Partial<RunConfigInput>
> = {
  base: {
    model: { layers: [dense(40, 'relu'), dense(10)] },
    loss: softmaxCrossEntropy,
    optimizer: { id: 'adam' },
    observe: ['gradient-norms', 'activation-statistics', 'weight-sparsity'],
    data: { validation: 50 },
  },
  perceptron: {
    model: { layers: [dense(10, 'linear', initializer('zeros'))] },
    loss: { id: 'perceptron' },
    optimizer: descent,
    batchSize: 1,
  },
  adaline: {
    data: { task: { kind: 'one-vs-rest', positive: [3, 4] } },
    model: { layers: [dense(1, 'linear', initializer('random-normal'))] },
    loss: { id: 'adaline' },
    optimizer: { id: 'gradient-descent', learningRate: 0.001 },
    batchSize: 1,
  },
  xor: {
    data: { source: 'xor' },
    model: { layers: [dense(3, 'tanh', initializer('glorot-normal')), dense(1)] },
    loss: { id: 'binary-cross-entropy' },
    optimizer: { id: 'momentum', learningRate: 0.3 },
    batchSize: 4,
    epochs: 60,
  },
  'twenty-layers': {
    model: {
      layers: [
        ...Array.from({ length: 19 }, () => dense(17, 'sigmoid', initializer('truncated-normal'))),
        dense(10),
      ],
    },
    loss: softmaxCrossEntropy,
    optimizer: { id: 'rmsprop' },
    observe: ['gradient-norms'],
  },
  'batch-normalization-everywhere': {
    model: {
      layers: [
        normalization(),
        dense(40, 'linear', initializer('he-normal')),
        normalization({ momentum: 0.9 }),
        activation('relu'),
        normalization(),
        dense(10),
      ],
    },
    loss: softmaxCrossEntropy,
    optimizer: { id: 'nesterov' },
    batchSize: 16,
    observe: ['activation-statistics'],
  },
  dropout: {
    model: { layers: [dropout(0.2), dense(40, 'swish', initializer('he-uniform')), dropout(0.5), dense(10)] },
    loss: softmaxCrossEntropy,
    optimizer: { id: 'adamw', learningRate: 0.01 },
  },
  l1: {
    model: {
      layers: [dense(33, 'selu', { ...initializer('lecun-normal'), regularizer: { id: 'l1' } }), dense(10)],
    },
    loss: { id: 'mean-absolute-error' },
    optimizer: { id: 'adagrad', learningRate: 0.05 },
    observe: ['weight-sparsity'],
  },
  l2: {
    model: {
      layers: [
        dense(40, 'elu', { ...initializer('lecun-uniform'), regularizer: { id: 'l2', strength: 0.001 } }),
        dense(10, 'softmax'),
      ],
    },
    loss: { id: 'cross-entropy' },
    optimizer: { id: 'adadelta', learningRate: 1 },
  },
  'max-norm': {
    model: {
      layers: [
        dense(40, 'leaky-relu', {
          ...initializer('random-uniform'),
          regularizer: { id: 'l1-l2', l1: 0.001, l2: 0.001 },
          constraint: { id: 'max-norm', limit: 0.5 },
        }),
        dense(10, 'linear', { constraint: { id: 'max-norm', limit: 1 } }),
      ],
    },
    loss: { id: 'categorical-hinge' },
    optimizer: { id: 'adamax', learningRate: 0.01 },
  },
  'label-noise': {
    data: { labelNoise: 0.3, test: 60 },
    model: { layers: [dense(40, 'gelu', initializer('orthogonal')), dense(10)] },
    loss: { id: 'label-smoothing' },
    optimizer: { id: 'nadam', learningRate: 0.005 },
  },
  focal: {
    model: { layers: [dense(40, 'mish'), dense(10)] },
    loss: { id: 'focal' },
    optimizer: { id: 'lion', learningRate: 0.003 },
    batchSize: 50,
  },
  'batches-of-two': {
    data: { train: 61 },
    model: { layers: [dense(24, 'softplus'), normalization({ momentum: 0.5 }), dense(10)] },
    loss: { id: 'squared-hinge' },
    optimizer: descent,
    batchSize: 2,
  },
  'early-stopping': {
    data: { validation: 60, train: 120 },
    model: { layers: [dense(40, 'tanh'), dense(10, 'softmax')] },
    loss: { id: 'log-cosh' },
    optimizer: { id: 'adam', learningRate: 0.03 },
    callbacks: [{ id: 'early-stopping', monitor: 'val_loss', patience: 2, restoreBest: true }],
    epochs: 30,
  },
  'transfer-and-unfreeze': {
    data: { task: { kind: 'subset', classes: [5, 6, 7] } },
    model: { layers: [dense(40, 'relu', { trainable: false }), dense(3)] },
    loss: softmaxCrossEntropy,
    optimizer: adam,
    pretraining: {
      data: { task: { kind: 'subset', classes: [0, 1, 2, 3] } },
      model: { layers: [dense(40, 'relu'), dropout(0.1), dense(4)] },
      loss: softmaxCrossEntropy,
      optimizer: adam,
      batchSize: 32,
      epochs: 2,
      reuse: 1,
    },
    unfreeze: { afterEpoch: 1, optimizer: { id: 'adam', learningRate: 0.0001 } },
  },
  'frozen-batch-normalization': {
    model: {
      layers: [dense(24, 'relu'), normalization({ trainable: false }), dense(20, 'hard-sigmoid'), dense(10)],
    },
    loss: softmaxCrossEntropy,
    optimizer: adam,
  },
  poisson: {
    model: { layers: [dense(24, 'relu', { biasInitializer: { id: 'ones' } }), dense(10, 'softmax')] },
    loss: { id: 'poisson' },
    optimizer: adam,
  },
  'kullback-leibler': {
    data: { task: { kind: 'subset', classes: [9, 2, 4] } },
    model: { layers: [dense(24, 'tanh'), dense(3), activation('softmax')] },
    loss: { id: 'kullback-leibler' },
    optimizer: adam,
  },
  huber: {
    model: { layers: [dense(24, 'relu'), dense(10)] },
    loss: { id: 'huber', delta: 0.5 },
    optimizer: { id: 'momentum', learningRate: 0.05 },
  },
  'mean-squared-error': {
    model: { layers: [dense(24, 'relu'), dense(10, 'sigmoid')] },
    loss: { id: 'mean-squared-error' },
    optimizer: adam,
    batchSize: 300,
    epochs: 8,
  },
  hinge: {
    data: { task: { kind: 'one-vs-rest', positive: [8] } },
    model: { layers: [dense(16, 'relu'), dense(2)] },
    loss: { id: 'hinge' },
    optimizer: adam,
  },
  'resumed-from-a-checkpoint': {
    model: { layers: [dense(24, 'relu'), dropout(0.3), dense(10)] },
    loss: softmaxCrossEntropy,
    optimizer: adam,
    interruption: { afterEpoch: 1, resume: 'checkpoint' },
  },
  diverged: {
    model: { layers: [dense(24), dense(10)] },
    loss: { id: 'mean-squared-error' },
    optimizer: { id: 'gradient-descent', learningRate: 1e6 },
  },
};
