import { parseRunConfig } from '@experiments/contracts';
import type { RunConfig, RunConfigInput } from '@experiments/contracts';

type Layer = RunConfigInput['model']['layers'][number];
type Activation = { id: string; [name: string]: number | string };

const dense = (activation: Activation): Layer => ({ kind: 'dense', units: 12, activation });
const named = (...ids: string[]): Layer[] => ids.map((id) => dense({ id }));

/** Small runs whose models together have every activation and every kind of layer, by name; few, as Keras is slow. */
export function artifactConfigurations(): Record<string, RunConfig> {
  const hidden: Record<string, Layer[]> = {
    bent: named('relu', 'leaky-relu', 'elu', 'selu'),
    smooth: named('gelu', 'swish', 'mish', 'softplus', 'tanh'),
    'other-slopes': [dense({ id: 'leaky-relu', slope: 0.1 }), ...named('hard-sigmoid')],
    'every-layer': [
      { kind: 'batch-normalization', momentum: 0.9 },
      ...named('linear'),
      { kind: 'batch-normalization', momentum: 0.9 },
      { kind: 'activation', activation: { id: 'leaky-relu' } },
      { kind: 'dropout', rate: 0.25 },
      { kind: 'dense', units: 9, activation: { id: 'sigmoid' }, trainable: false },
    ],
    [NOT_IN_TENSORFLOW_JS]: [dense({ id: 'elu', alpha: 0.5 })],
  };
  return Object.fromEntries(
    Object.entries(hidden).map(([arm, layers]) => [
      arm,
      parseRunConfig({
        ...{ topic: 'artifacts', arm, seed: 3, data: {}, epochs: 3, batchSize: 10 },
        model: { layers: [...layers, { kind: 'dense', units: 10, activation: { id: 'softmax' } }] },
        loss: { id: 'cross-entropy' },
        optimizer: { id: 'adam', learningRate: 0.01 },
      }),
    ]),
  );
}

/** TensorFlow.js has no ELU with another alpha than 1, and says so. */
export const NOT_IN_TENSORFLOW_JS = 'elu-half';
