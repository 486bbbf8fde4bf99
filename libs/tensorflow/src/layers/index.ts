import type { LayerConfig } from '@experiments/contracts';
import type { Operations } from '../operations/operations.ts';
import { activationLayer } from './activation.ts';
import { batchNormalizationLayer } from './batch-normalization.ts';
import { denseLayer } from './dense.ts';
import { dropoutLayer } from './dropout.ts';
import type { LayerBuilder, TensorFlowLayer } from './tensorflow-layer.ts';

const builders: {
  readonly [Kind in LayerConfig['kind']]: LayerBuilder<Extract<LayerConfig, { kind: Kind }>>;
} = {
  activation: activationLayer,
  'batch-normalization': batchNormalizationLayer,
  dense: denseLayer,
  dropout: dropoutLayer,
};

/** @param inputs units of the layer below */
export function buildLayer(config: LayerConfig, inputs: number, ops: Operations): TensorFlowLayer {
  return (builders[config.kind] as LayerBuilder<LayerConfig>)(config, inputs, ops);
}
