import { parseRunConfig } from '@experiments/contracts';
import type { RunConfig, RunConfigInput } from '@experiments/contracts';

/** Five configurations, of different methods, whose final accuracies two engines are compared by. */
export function accuracyConfigurations(settings: Pick<RunConfig, 'seed' | 'epochs'> & { train: number }) {
  const { seed, epochs, train } = settings;
  return Object.entries(CONFIGURATIONS).map(([arm, { data = {}, ...config }]) =>
    parseRunConfig({ topic: 'agreement', arm, seed, epochs, data: { ...data, train }, ...config }),
  );
}

type Layer = RunConfigInput['model']['layers'][number];
type Dense = Extract<Layer, { kind: 'dense' }>;

const dense = (units: number, activation: string, rest: Partial<Dense> = {}): Layer => ({
  ...{ kind: 'dense', units, activation: { id: activation } },
  ...rest,
});
const selu = dense(64, 'selu', { initializer: { id: 'lecun-normal' } });

const CONFIGURATIONS: Readonly<
  Record<string, Pick<RunConfigInput, 'model' | 'loss' | 'optimizer'> & { data?: RunConfigInput['data'] }>
> = {
  base: {
    model: { layers: [dense(128, 'relu'), dense(10, 'linear')] },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
  },
  'batch-normalization-dropout': {
    model: {
      layers: [
        dense(128, 'linear'),
        { kind: 'batch-normalization' },
        { kind: 'activation', activation: { id: 'swish' } },
        { kind: 'dropout', rate: 0.4 },
        dense(10, 'linear'),
      ],
    },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adamw' },
  },
  penalized: {
    model: {
      layers: [
        dense(128, 'tanh', { regularizer: { id: 'l2', strength: 1e-4 }, constraint: { id: 'max-norm' } }),
        dense(10, 'softmax'),
      ],
    },
    loss: { id: 'cross-entropy' },
    optimizer: { id: 'rmsprop' },
  },
  'squared-error': {
    model: { layers: [dense(128, 'gelu'), dense(10, 'sigmoid')] },
    loss: { id: 'mean-squared-error' },
    optimizer: { id: 'nesterov', learningRate: 0.3 },
  },
  'deep-with-label-noise': {
    data: { labelNoise: 0.1 },
    model: { layers: [selu, selu, selu, selu, selu, dense(10, 'linear')] },
    loss: { id: 'label-smoothing' },
    optimizer: { id: 'nadam' },
  },
};
