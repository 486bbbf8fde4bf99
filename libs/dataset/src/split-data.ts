import { InvalidInput } from '@experiments/contracts';
import type { DataConfig, DataSplit, Examples, ImageData } from '@experiments/contracts';
import { randomStream } from '@experiments/random';
import { withLabelNoise } from './label-noise.ts';
import { LEFT_OUT, taskOf } from './task.ts';
import type { Task } from './task.ts';

/**
 * Chooses the examples of a run: rows of the shared pixels with the labels of its task.
 *
 * The seed puts all training images in one order, the same for every configuration. Validation images are set
 * aside from the end of that order and training images taken from its start, so the arms of a seed are paired: fewer
 * training images are a prefix of more, and setting validation images aside does not change which images a given
 * number of training images are. Test examples keep the order of the data set; label noise touches training
 * labels only.
 *
 * @param labelNoiseSeed decides which labels are replaced and by which; the seed itself, unless given
 * @throws InvalidInput where the task or a number of images does not fit the data, or a label is of no class
 */
export function splitData(
  images: ImageData,
  config: DataConfig,
  seed: number,
  labelNoiseSeed = seed,
): DataSplit {
  const task = taskOf(config.task, images.classNames.length);
  const order = randomStream(seed, 'split').shuffle(rowsOf(images.train.labels));
  const available = rowsInTask(order, images.train.labels, task);
  const testRows = rowsInTask(rowsOf(images.test.labels), images.test.labels, task);

  const trainingImages = `this task has ${available.length} training images`;
  const validation = imageCount('data.validation', config.validation, available.length, trainingImages);
  const left = available.length - validation;
  const setAside = validation === 0 ? '' : `, ${left} of them besides those set aside for validation`;
  const train = imageCount('data.train', config.train, left, trainingImages + setAside);
  const test = imageCount(
    'data.test',
    config.test,
    testRows.length,
    `this task has ${testRows.length} test images`,
  );

  const trainExamples = examples(images, images.train, available.subarray(0, train), task);
  const noise = randomStream(labelNoiseSeed, 'label-noise');
  return {
    train: {
      ...trainExamples,
      labels: withLabelNoise(trainExamples.labels, config.labelNoise, task.classes, noise),
    },
    validation: examples(images, images.train, available.subarray(left), task),
    test: examples(images, images.test, testRows.subarray(0, test), task),
    hash: images.hash,
  };
}

/** 0, 1, 2 ...: plain loops here and below, since every run of a sweep begins with them. */
function rowsOf({ length }: Uint8Array): Uint32Array {
  const rows = new Uint32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return rows;
}

function rowsInTask(rows: Uint32Array, labels: Uint8Array, task: Task): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const label = task.labelOf[labels[row]!];
    if (label === undefined) {
      throw new InvalidInput('images.labels', labels[row], `classes are 0 to ${task.labelOf.length - 1}`);
    }
    if (label !== LEFT_OUT) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

function imageCount(field: string, wanted: number | 'all', there: number, whatIsThere: string): number {
  if (wanted === 'all') return there;
  if (wanted > there) throw new InvalidInput(field, wanted, whatIsThere);
  return wanted;
}

function examples(
  { features }: ImageData,
  { pixels, labels }: ImageData['train'],
  rows: Uint32Array,
  { classes, labelOf }: Task,
): Examples {
  const taskLabels = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) taskLabels[i] = labelOf[labels[rows[i]!]!]!;
  return { pixels, features, rows, labels: taskLabels, classes };
}
