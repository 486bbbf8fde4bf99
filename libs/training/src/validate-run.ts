import { InvalidInput } from '@experiments/contracts';
import type { DataConfig, RunConfig } from '@experiments/contracts';
import { validateModel } from '@experiments/methods';

/**
 * Checks what the shape of a configuration cannot say: that every method exists with these hyper-parameters, that the
 * model fits the task, that what a callback monitors is measured.
 *
 * @throws InvalidInput naming the field, the value and what is allowed
 */
export function validateRun(config: RunConfig): void {
  const { model, loss, optimizer, data, pretraining, unfreeze, interruption } = config;
  validateModel(model.layers, loss, optimizer, classCount(data));
  checkTrainingImages(data.train, config);
  for (const [index, { monitor }] of config.callbacks.entries()) {
    if (monitor.startsWith('val_') && data.validation === 0) {
      throw new InvalidInput(`callbacks.${index}.monitor`, monitor, 'needs data.validation above 0');
    }
  }
  if (pretraining) {
    checkTrainingImages(pretraining.data.train, pretraining, 'pretraining.');
    validateModel(
      pretraining.model.layers,
      pretraining.loss,
      pretraining.optimizer,
      classCount(pretraining.data),
      'configuration.pretraining',
    );
    validateReuse(config, pretraining.model.layers, pretraining.reuse);
  }
  if (unfreeze?.optimizer) {
    validateModel(model.layers, loss, unfreeze.optimizer, classCount(data), 'configuration.unfreeze');
  }
  if (interruption && interruption.afterEpoch >= config.epochs) {
    throw new InvalidInput(
      'interruption.afterEpoch',
      interruption.afterEpoch,
      `below epochs (${config.epochs})`,
    );
  }
}

/**
 * Checks that there are training images, and enough for one batch.
 *
 * @param images how many the configuration asks for or, where it asks for all, how many the data has
 * @param path what stands before the fields' names, for messages: nothing, or `pretraining.`
 * @throws InvalidInput
 */
export function checkTrainingImages(
  images: number | 'all',
  { data, batchSize }: Pick<RunConfig, 'data' | 'batchSize'>,
  path = '',
): void {
  if (images === 'all') return;
  if (images === 0) {
    const [field, count] = data.train === 0 ? ['train', 0] : ['validation', data.validation];
    throw new InvalidInput(`${path}data.${field}`, count, 'it leaves no training images');
  }
  if (batchSize > images) {
    throw new InvalidInput(`${path}batchSize`, batchSize, `at most the ${images} training images`);
  }
}

/** Classes of the task, before any data is read. */
export function classCount({ source, task }: DataConfig): number {
  if (task.kind === 'subset') return task.classes.length;
  if (task.kind === 'one-vs-rest' || source === 'xor') return 2;
  return 10;
}

/** Layers taken over must have the same kind and width on both sides. */
function validateReuse(config: RunConfig, source: RunConfig['model']['layers'], reuse: number): void {
  const shape = (layer: (typeof source)[number] | undefined) =>
    layer && (layer.kind === 'dense' ? `dense ${layer.units}` : layer.kind);
  for (let index = 0; index < reuse; index++) {
    const [from, to] = [shape(source[index]), shape(config.model.layers[index])];
    if (from === undefined || from !== to) {
      throw new InvalidInput(
        'pretraining.reuse',
        reuse,
        `layer ${index} is ${from} in the source and ${to} in the model`,
      );
    }
  }
}
