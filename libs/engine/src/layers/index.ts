import type { LayerConfig } from '@experiments/contracts';
import { activationLayer } from './activation.ts';
import { batchNormalizationLayer } from './batch-normalization.ts';
import { denseLayer } from './dense.ts';
import { dropoutLayer } from './dropout.ts';
import type { EngineLayer, LayerBuilder, LayerContext } from './engine-layer.ts';

const builders: {
  readonly [Kind in LayerConfig['kind']]: LayerBuilder<Extract<LayerConfig, { kind: Kind }>>;
} = {
  activation: activationLayer,
  'batch-normalization': batchNormalizationLayer,
  dense: denseLayer,
  dropout: dropoutLayer,
};

export function buildLayer(config: LayerConfig, context: LayerContext): EngineLayer {
  return (builders[config.kind] as LayerBuilder<LayerConfig>)(config, context);
}
