import { losses, resolveMethod } from '@experiments/methods';
import { methodKernel } from '../src/kernels.ts';
import type { Kernels } from '../src/kernels.ts';
import { Memory } from '../src/memory.ts';

/** A function and its derivative at many points. */
export interface Values {
  readonly value: ArrayLike<number>;
  readonly derivative: ArrayLike<number>;
}

/** An elementwise activation at float32 bit patterns, as the module computes it. */
export function activationValues(
  kernels: Kernels,
  id: string,
  hyperparameters: readonly number[],
  patterns: ArrayLike<number>,
): Values {
  const memory = new Memory(kernels.memory, kernels.heap_base.value as number);
  const h = memory.allocateFloats(hyperparameters);
  const units = Math.ceil(patterns.length / 16) * 16;
  const rowOfFloats = () => memory.allocate(4 * units);
  const [z, a, upstream, gradient] = [rowOfFloats(), rowOfFloats(), rowOfFloats(), rowOfFloats()];
  memory.words(z, patterns.length).set(patterns);
  memory.floats(upstream, units).fill(1);
  methodKernel(kernels, 'activationForward', id)(z, a, 1, units, 4 * units, h);
  methodKernel(kernels, 'activationBackward', id)(z, a, upstream, gradient, 1, units, 4 * units, h);
  const [value, derivative] = [a, gradient].map((row) => memory.floats(row, patterns.length).slice());
  memory.clear();
  return { value: value!, derivative: derivative! };
}

/**
 * A loss at its defaults and its derivative by y, y a float32 bit pattern: of the outputs (y, 0) with the label 0 or,
 * where the loss can do with one, of the output y with the label 1; of log-cosh 0, which makes y the error.
 */
export function lossValues(kernels: Kernels, id: string, patterns: ArrayLike<number>): Values {
  const { definition, hyperparameters } = resolveMethod(losses, 'loss', { id }, 'loss');
  const outputs = definition.minimumOutputs;
  const memory = new Memory(kernels.memory, kernels.heap_base.value as number);
  const h = memory.allocateFloats(Object.values(hyperparameters));
  const [y, labels, gradient] = [memory.allocate(64), memory.allocate(64), memory.allocate(64)];
  memory.bytes(labels, 1)[0] = outputs === 1 && id !== 'log-cosh' ? 1 : 0;
  const loss = methodKernel(kernels, 'loss', id);
  const [output, slope] = [memory.words(y, 1), memory.floats(gradient, 1)];
  const value = new Float64Array(patterns.length);
  const derivative = new Float32Array(patterns.length);
  for (let index = 0; index < patterns.length; index++) {
    output[0] = patterns[index]!;
    value[index] = loss(y, labels, gradient, 1, outputs, 64, 1, h);
    derivative[index] = slope[0]!;
  }
  memory.clear();
  return { value, derivative };
}

/** The first of the softmax probabilities of (y, 0). */
export function softmaxValues(kernels: Kernels, patterns: ArrayLike<number>): Float32Array {
  const memory = new Memory(kernels.memory, kernels.heap_base.value as number);
  const [z, a] = [memory.allocate(64), memory.allocate(64)];
  const forward = methodKernel(kernels, 'activationForward', 'softmax');
  const [logit, probability] = [memory.words(z, 1), memory.floats(a, 1)];
  const values = Float32Array.from({ length: patterns.length }, (_, index) => {
    logit[0] = patterns[index]!;
    forward(z, a, 1, 2, 64, 0);
    return probability[0]!;
  });
  memory.clear();
  return values;
}
