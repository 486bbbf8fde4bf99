import type { Hyperparameters } from '@experiments/methods';
import type { LossFace } from '../face.ts';
import type { Operations, Tensor } from '../operations/operations.ts';

/** A loss that compares each output with its own target and takes the mean over the outputs. */
export function meanOverOutputs({ value, derivative }: PerOutput): LossFace {
  return {
    evaluate(ops, t, y, h) {
      const outputs = y.shape[1]!;
      return {
        values: ops.divide(ops.sumOverUnits(value(ops, t, y, h)), outputs),
        gradient: () => ops.divide(derivative(ops, t, y, h), outputs),
      };
    },
  };
}

interface PerOutput {
  value(ops: Operations, t: Tensor, y: Tensor, h: Hyperparameters): Tensor;
  /** dl/dy */
  derivative(ops: Operations, t: Tensor, y: Tensor, h: Hyperparameters): Tensor;
}
