import type { Examples, LayerConfig, MethodReference } from '@experiments/contracts';
import {
  activations,
  constraints,
  losses,
  optimizers,
  regularizers,
  resolveMethod,
} from '@experiments/methods';
import { randomStream } from '@experiments/random';

export const INPUTS = 21;

/** A small network and what trains it. */
export interface Model {
  readonly name: string;
  readonly layers: readonly LayerConfig[];
  readonly loss: MethodReference;
  readonly optimizer: MethodReference;
  readonly classes: number;
  readonly batchSize: number;
}

/** Models that together use every method of the registries and every kind of layer. */
export function models(): Model[] {
  const gentle = { id: 'momentum', learningRate: 0.02 };
  return [
    ...Object.keys(activations).flatMap((id) => [
      model(`activation ${id}`, [dense(12, { activation: { id } }), dense(5)], { optimizer: gentle }),
      model(`activation layer ${id}`, [dense(7), activation(id), dense(5)], { optimizer: gentle }),
    ]),
    ...Object.keys(losses).flatMap(modelsOfLoss),
    ...Object.keys(optimizers).map((id) =>
      model(`optimizer ${id}`, [dense(16, { activation: { id: 'tanh' } }), dense(5)], { optimizer: { id } }),
    ),
    ...Object.keys(regularizers).map((id) =>
      model(`regularizer ${id}`, [dense(12, { regularizer: { id } }), dense(5, { regularizer: { id } })]),
    ),
    ...Object.keys(constraints).map((id) => {
      const constraint = { id, limit: 0.3 };
      return model(`constraint ${id}`, [dense(12, { constraint }), dense(5, { constraint })], {
        optimizer: gentle,
      });
    }),
    model('batch normalization', [
      ...[normalization(), dense(12), normalization(), activation('relu'), normalization(), dense(5)],
    ]),
    model('frozen layers', [
      dense(8, { activation: { id: 'relu' } }),
      dense(12, { trainable: false, regularizer: { id: 'l2' } }),
      normalization({ trainable: false }),
      dense(5),
    ]),
    model('frozen input layers', [
      dense(12, { trainable: false, regularizer: { id: 'l1' } }),
      normalization({ trainable: false }),
      dense(5),
    ]),
  ];
}

/** Draws its masks; no reference in double precision has those. */
export function dropoutModel(): Model {
  const layers = [
    ...[dropout(0.2), dense(19, { activation: { id: 'relu' } }), dropout(0.5), dropout(0), dense(5)],
  ];
  return model('dropout', layers, { optimizer: { id: 'adam', learningRate: 0.01 } });
}

function modelsOfLoss(id: string): Model[] {
  const { definition } = resolveMethod(losses, 'loss', { id }, 'loss');
  const activation = { id: definition.domain === 'real' ? 'linear' : 'softmax' };
  const several = [dense(12, { activation: { id: 'tanh' } }), dense(5, { activation })];
  if (definition.minimumOutputs > 1) return [model(`loss ${id}`, several, { loss: { id } })];
  const single = { id: definition.domain === 'real' ? 'linear' : 'sigmoid' };
  return [
    model(`loss ${id}`, several, { loss: { id } }),
    model(`loss ${id}, one output`, [dense(1, { activation: single })], { loss: { id }, classes: 2 }),
  ];
}

function model(name: string, layers: readonly LayerConfig[], changes: Partial<Model> = {}): Model {
  const loss = { id: 'softmax-cross-entropy' };
  return {
    ...{ name, layers, loss, optimizer: { id: 'gradient-descent' }, classes: 5, batchSize: 9 },
    ...changes,
  };
}

type Layer<Kind extends LayerConfig['kind']> = Extract<LayerConfig, { kind: Kind }>;

export function dense(units: number, changes: Partial<Layer<'dense'>> = {}): LayerConfig {
  const defaults = {
    activation: { id: 'linear' },
    initializer: { id: 'glorot-uniform' },
    biasInitializer: { id: 'zeros' },
  };
  return { kind: 'dense', units, trainable: true, ...defaults, ...changes };
}

export function normalization(changes: Partial<Layer<'batch-normalization'>> = {}): LayerConfig {
  return { kind: 'batch-normalization', momentum: 0.9, epsilon: 0.001, trainable: true, ...changes };
}

export const dropout = (rate: number): LayerConfig => ({ kind: 'dropout', rate });
const activation = (id: string): LayerConfig => ({ kind: 'activation', activation: { id } });

/** Examples with pixels of which half are zero, as in the images. */
export function examples(count: number, classes: number): Examples {
  const stream = randomStream(1, 'examples');
  return {
    pixels: Uint8Array.from({ length: count * INPUTS }, () => (stream.below(2) ? stream.below(256) : 0)),
    features: INPUTS,
    rows: Uint32Array.from({ length: count }, (_, row) => row),
    labels: Uint8Array.from({ length: count }, () => stream.below(classes)),
    classes,
  };
}
