import type { LayerConfig, MethodReference, ParameterDescription } from '@experiments/contracts';
import { activations, resolveMethod } from '@experiments/methods';
import type { LayersModelActivation } from '@experiments/methods';
import { weightBytes } from './weight-bytes.ts';

export interface LayersModelArtifact {
  /** The text of `model.json`. */
  readonly modelJson: string;
  /** The bytes of `weights.bin`, which it names. */
  readonly weightsBin: Uint8Array;
}

/**
 * A trained network in TensorFlow.js's LayersModel format, for `tf.loadLayersModel` and the converters to Keras: input
 * pixels / 255, flattened. What an activation is there, its definition says: a name, or a layer of its own, which then
 * follows the one that it belongs to.
 */
export function layersModel(
  inputs: number,
  layers: readonly LayerConfig[],
  parameters: readonly ParameterDescription[],
  weights: readonly Float32Array[],
): LayersModelArtifact {
  const names = layers.map((layer, index) => `${layer.kind.replaceAll('-', '_')}_${index + 1}`);
  const manifest = parameters.map(({ layer, role, shape }) => ({
    name: `${names[layer]}/${role.replaceAll('-', '_')}`,
    shape,
    dtype: 'float32',
  }));
  const config = {
    name: 'sequential',
    layers: layers.flatMap((layer, index) =>
      kerasLayers(layer, names[index]!, index === 0 ? inputs : undefined),
    ),
  };
  const model = {
    format: 'layers-model',
    generatedBy: 'experiments',
    convertedBy: null,
    modelTopology: {
      keras_version: '2.15.0',
      backend: 'tensorflow',
      model_config: { class_name: 'Sequential', config },
    },
    weightsManifest: [{ paths: ['weights.bin'], weights: manifest }],
  };
  return { modelJson: `${JSON.stringify(model, null, 1)}\n`, weightsBin: weightBytes(weights) };
}

interface KerasLayer {
  readonly class_name: string;
  readonly config: object;
}

function kerasLayers(layer: LayerConfig, name: string, inputs: number | undefined): KerasLayer[] {
  const shape = inputs === undefined ? {} : { batch_input_shape: [null, inputs], dtype: 'float32' };
  return kerasParts(layer).map(({ class_name, config }, part) => ({
    class_name,
    config: part === 0 ? { name, ...shape, ...config } : { name: `${name}_activation`, ...config },
  }));
}

function kerasParts(layer: LayerConfig): KerasLayer[] {
  switch (layer.kind) {
    case 'dense': {
      const { units, trainable } = layer;
      const activation = kerasActivation(layer.activation);
      const named = typeof activation === 'string';
      const config = { units, activation: named ? activation : 'linear', use_bias: true, trainable };
      return [
        { class_name: 'Dense', config },
        ...(named ? [] : [{ class_name: activation.className, config: activation.config }]),
      ];
    }
    case 'activation': {
      const activation = kerasActivation(layer.activation);
      return typeof activation === 'string'
        ? [{ class_name: 'Activation', config: { activation } }]
        : [{ class_name: activation.className, config: activation.config }];
    }
    case 'batch-normalization': {
      const { momentum, epsilon } = layer;
      const config = { axis: -1, momentum, epsilon, center: true, scale: true };
      return [{ class_name: 'BatchNormalization', config }];
    }
    case 'dropout':
      return [{ class_name: 'Dropout', config: { rate: layer.rate } }];
  }
}

function kerasActivation(reference: MethodReference): LayersModelActivation {
  const { definition, hyperparameters } = resolveMethod(activations, 'activation', reference, 'activation');
  return definition.layersModel?.(hyperparameters) ?? definition.id.replaceAll('-', '_');
}
