import { canonicalJson } from '@experiments/contracts';
import type { LayerConfig, MethodReference, RunConfig } from '@experiments/contracts';
import { losses, optimizers, resolveMethod } from '@experiments/methods';

/**
 * A configuration as the flat parameters of an MLflow run, in the names of Keras's autologging where it has one
 * (`opt_learning_rate`, `batch_size`, `patience`). Settings that the configuration leaves to a method's default are
 * written out, so that a default that changes one day does not change what old records say.
 */
export function runParameters(config: RunConfig): Record<string, string> {
  const { seed, seeds, data, model, batchSize, epochs, callbacks, observe } = config;
  const { pretraining, unfreeze, interruption } = config;
  const hidden = model.layers.slice(0, -1);
  return {
    seed: String(seed),
    ...(seeds && { seeds: canonicalJson(seeds) }),
    epochs: String(epochs),
    batch_size: String(batchSize),
    shuffle: 'true',
    data_source: data.source,
    task: canonicalJson(data.task),
    train_images: String(data.train),
    validation_images: String(data.validation),
    test_images: String(data.test),
    label_noise: String(data.labelNoise),
    architecture: model.layers.map(describeLayer).join(' > '),
    activation: distinct(hidden.flatMap((layer) => ('activation' in layer ? [layer.activation.id] : []))),
    initializer: distinct(
      model.layers.flatMap((layer) => ('initializer' in layer ? [layer.initializer.id] : [])),
    ),
    regularizer: distinct(
      model.layers.flatMap((layer) => describeMethod('regularizer' in layer && layer.regularizer)),
    ),
    constraint: distinct(
      model.layers.flatMap((layer) => describeMethod('constraint' in layer && layer.constraint)),
    ),
    ...settings('opt', 'name', resolveMethod(optimizers, 'optimizer', config.optimizer, 'optimizer')),
    ...settings('loss', 'name', resolveMethod(losses, 'loss', config.loss, 'loss')),
    ...Object.assign({}, ...callbacks.map(callbackSettings)),
    observe: distinct(observe),
    ...(pretraining && { pretraining: canonicalJson(pretraining) }),
    ...(unfreeze && { unfreeze: canonicalJson(unfreeze) }),
    ...(interruption && { interruption: canonicalJson(interruption) }),
  };
}

function settings(
  prefix: string,
  name: string,
  {
    definition,
    hyperparameters,
  }: { definition: { id: string }; hyperparameters: Readonly<Record<string, number>> },
): Record<string, string> {
  const values = Object.entries(hyperparameters).map(([key, value]) => [
    `${prefix}_${snakeCase(key)}`,
    String(value),
  ]);
  return { [`${prefix}_${name}`]: definition.id, ...Object.fromEntries(values) };
}

function callbackSettings(callback: RunConfig['callbacks'][number], index: number): Record<string, string> {
  const prefix = index === 0 ? '' : `callback_${index + 1}_`;
  const { monitor, patience, minimumDelta, restoreBest } = callback;
  return {
    [`${prefix}monitor`]: monitor,
    [`${prefix}patience`]: String(patience),
    [`${prefix}min_delta`]: String(minimumDelta),
    [`${prefix}restore_best_weights`]: String(restoreBest),
  };
}

function describeLayer(layer: LayerConfig): string {
  switch (layer.kind) {
    case 'dense':
      return `dense ${layer.units} ${layer.activation.id}${layer.trainable ? '' : ' frozen'}`;
    case 'activation':
      return layer.activation.id;
    case 'dropout':
      return `dropout ${layer.rate}`;
    case 'batch-normalization':
      return layer.kind;
  }
}

/** `l2 strength=0.01`, or nothing where there is no such method. */
function describeMethod(reference: MethodReference | false | undefined): string[] {
  if (!reference) return [];
  const { id, ...hyperparameters } = reference;
  return [[id, ...Object.entries(hyperparameters).map(([key, value]) => `${key}=${value}`)].join(' ')];
}

function distinct(values: readonly string[]): string {
  return values.length === 0 ? 'none' : [...new Set(values)].join(', ');
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
