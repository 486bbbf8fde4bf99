import type { Examples } from './examples.ts';
import { InvalidInput } from './invalid-input.ts';
import type { NetworkSpecification } from './training-engine.ts';

/** @throws InvalidInput for a network without width or batch */
export function checkSpecification({ inputs, batchSize, layers }: NetworkSpecification): void {
  checkCount('inputs', inputs);
  checkCount('batchSize', batchSize);
  layers.forEach((layer, index) => {
    if (layer.kind === 'dense') checkCount(`layers.${index}.units`, layer.units);
  });
}

function checkCount(field: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new InvalidInput(field, value, 'a whole number from 1');
}

/**
 * Refuses what a network would read outside of its memory or take for something else. A selection is immutable, so what
 * it says of itself is looked at once; whether it fits the network each time.
 *
 * @param inputs features that the network takes
 * @param outputs of the network
 * @throws InvalidInput
 */
export function checkExamples(examples: Examples, inputs: number, outputs: number): void {
  const { features, classes } = examples;
  if (features !== inputs)
    throw new InvalidInput('examples.features', features, `the network takes ${inputs}`);
  if (outputs !== classes && !(outputs === 1 && classes === 2)) {
    throw new InvalidInput(
      'model.layers',
      outputs,
      `the last layer needs ${classes} units for ${classes} classes`,
    );
  }
  if (consistent.has(examples)) return;
  checkSelection(examples);
  consistent.add(examples);
}

const consistent = new WeakSet<Examples>();

function checkSelection({ features, rows, labels, classes, pixels }: Examples): void {
  const images = pixels.length / features;
  if (!Number.isInteger(images)) {
    throw new InvalidInput('examples.pixels', pixels.length, `whole images of ${features} pixels`);
  }
  if (labels.length !== rows.length) {
    throw new InvalidInput('examples.labels', labels.length, `one label for each of ${rows.length} examples`);
  }
  const outside = rows.find((row) => row >= images);
  if (outside !== undefined) throw new InvalidInput('examples.rows', outside, `rows are 0 to ${images - 1}`);
  const wrong = labels.find((label) => label >= classes);
  if (wrong !== undefined) throw new InvalidInput('examples.labels', wrong, `labels are 0 to ${classes - 1}`);
}

/**
 * @param most rows that a batch may have
 * @param count examples that the positions are among
 * @throws InvalidInput for an empty or too large batch, and for a position that is none
 */
export function checkPositions(positions: Uint32Array, most: number, count: number): void {
  if (positions.length < 1 || positions.length > most) {
    throw new InvalidInput('positions', positions.length, `1 to ${most} examples`);
  }
  const outside = positions.find((position) => position >= count);
  if (outside !== undefined) {
    throw new InvalidInput('positions', outside, `positions are 0 to ${count - 1}`);
  }
}
