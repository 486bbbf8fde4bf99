import type { LayerConfig, ParameterDescription } from '@experiments/contracts';
import { weightBytes } from './weight-bytes.ts';

export interface LayersModelArtifact {
  /** The text of `model.json`. */
  readonly modelJson: string;
  /** The bytes of `weights.bin`, which it names. */
  readonly weightsBin: Uint8Array;
}

/**
 * A trained network in TensorFlow.js's LayersModel format, for `tf.loadLayersModel` and the converters to Keras: input
 * pixels / 255, flattened. Activations are named as TensorFlow.js names them; one that it lacks keeps its own name, and
 * loading it needs a registered class of that name.
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
    layers: layers.map((layer, index) => kerasLayer(layer, names[index]!, index === 0 ? inputs : undefined)),
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

const CLASS_NAMES: { readonly [Kind in LayerConfig['kind']]: string } = {
  dense: 'Dense',
  activation: 'Activation',
  'batch-normalization': 'BatchNormalization',
  dropout: 'Dropout',
};

function kerasLayer(layer: LayerConfig, name: string, inputs: number | undefined) {
  const shape = inputs === undefined ? {} : { batch_input_shape: [null, inputs], dtype: 'float32' };
  return { class_name: CLASS_NAMES[layer.kind], config: { name, ...shape, ...kerasSettings(layer) } };
}

function kerasSettings(layer: LayerConfig): object {
  switch (layer.kind) {
    case 'dense':
      return {
        units: layer.units,
        activation: kerasName(layer.activation.id),
        use_bias: true,
        trainable: layer.trainable,
      };
    case 'activation':
      return { activation: kerasName(layer.activation.id) };
    case 'batch-normalization':
      return { axis: -1, momentum: layer.momentum, epsilon: layer.epsilon, center: true, scale: true };
    case 'dropout':
      return { rate: layer.rate };
  }
}

function kerasName(id: string): string {
  return id.replaceAll('-', '_');
}
