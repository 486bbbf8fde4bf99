import { InvalidInput } from '@experiments/contracts';
import type { MethodReference } from '@experiments/contracts';
import { losses, resolveMethod } from '@experiments/methods';
import type { EvaluatedLoss } from './face.ts';
import { lossFaces } from './losses/index.ts';
import type { Operations, Tensor } from './operations/operations.ts';

export interface BoundLoss {
  evaluate(y: Tensor, labels: Uint8Array): EvaluatedLoss;
  /** Where accuracy cuts a single output. */
  readonly threshold: number;
}

/** @throws InvalidInput for a loss that needs more outputs */
export function boundLoss(reference: MethodReference, outputs: number, ops: Operations): BoundLoss {
  const { definition, hyperparameters } = resolveMethod(losses, 'loss', reference, 'loss');
  if (outputs < definition.minimumOutputs) {
    throw new InvalidInput(
      'loss.id',
      definition.id,
      `it needs ${definition.minimumOutputs} outputs or more, not ${outputs}`,
    );
  }
  const face = lossFaces[definition.id as keyof typeof lossFaces];
  const off = definition.targets === 'zero-one' ? 0 : -1;
  return {
    evaluate(y, labels) {
      const t = targets(labels, outputs, off);
      return face.evaluate(ops, ops.tensor(t, [labels.length, outputs]), y, hyperparameters);
    },
    threshold: definition.outputs === 'probabilities' ? 0.5 : 0,
  };
}

/** `target` of `@experiments/methods` for every label, [rows, outputs]. */
function targets(labels: Uint8Array, outputs: number, off: number): Float32Array {
  const t = new Float32Array(labels.length * outputs).fill(off);
  labels.forEach((label, row) => {
    const on = outputs === 1 ? label - 1 : label;
    if (on >= 0) t[row * outputs + on] = 1;
  });
  return t;
}

/**
 * How many rows have their largest output, the first where several are, at the label; with one output, how many are
 * above the threshold where the label is 1. NaN is never correct.
 *
 * @param y [rows, outputs], row-major
 */
export function countCorrect(y: Float32Array, labels: Uint8Array, threshold: number): number {
  const width = y.length / labels.length;
  let correct = 0;
  labels.forEach((label, row) => {
    if (predicted(y.subarray(row * width, (row + 1) * width), threshold) === label) correct++;
  });
  return correct;
}

function predicted(y: Float32Array, threshold: number): number {
  if (y.some(Number.isNaN)) return -1;
  if (y.length === 1) return y[0]! > threshold ? 1 : 0;
  let best = 0;
  for (let j = 1; j < y.length; j++) if (y[j]! > y[best]!) best = j;
  return best;
}
