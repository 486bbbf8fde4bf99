import type { LayerConfig } from '@experiments/contracts';
import type { Layer } from '../definition.ts';
import { activation } from './activation.ts';
import { batchNormalization } from './batch-normalization.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';

/** The kinds of layers, by kind. */
export const layers: { readonly [Kind in LayerKind]: Layer<Extract<LayerConfig, { kind: Kind }>> } = {
  activation,
  'batch-normalization': batchNormalization,
  dense,
  dropout,
};

export type LayerKind = LayerConfig['kind'];

/** The definition of a layer's kind, ready to take that layer's configuration. */
export function layerOf(config: LayerConfig): Layer {
  return layers[config.kind] as Layer;
}
