import type { LossFace } from '../face.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

/** Softmax cross-entropy with the targets t'_j = (1 - s) t_j + s / n */
export const labelSmoothing: LossFace = {
  evaluate(ops, t, y, { smoothing }) {
    const smoothed = ops.add(ops.multiply(t, 1 - smoothing!), smoothing! / y.shape[1]!);
    return softmaxCrossEntropy.evaluate(ops, smoothed, y, {});
  },
};
