import type { RandomStream } from '@experiments/random';
import type { Initializer } from '../definition.ts';

/**
 * Normal with mean 0, but draws beyond two standard deviations are drawn again: no weight is extreme.
 *
 * `standardDeviation` is that of the normal distribution before the cut, as in Keras; what remains has 0.8796 of it.
 * The variance-scaling family divides by that factor, this initializer does not.
 */
export const truncatedNormal: Initializer<'standardDeviation'> = {
  id: 'truncated-normal',
  title: 'Truncated normal',
  formula: String.raw`w \sim \mathcal{N}(0, \sigma^2), \quad |w| \le 2 \sigma`,
  reference:
    'Abadi et al. (2016), TensorFlow: A System for Large-Scale Machine Learning, arXiv 1605.08695 (tf.truncated_normal)',
  keras: 'keras.initializers.TruncatedNormal',
  hyperparameters: {
    standardDeviation: { default: 0.05, minimum: 0, meaning: 'sigma, the standard deviation before the cut' },
  },
  draw: (fanIn, fanOut, stream, { standardDeviation }) =>
    Float32Array.from({ length: fanIn * fanOut }, () => standardDeviation * standardTruncatedNormal(stream)),
};

/** Standard normal, given that it lies within two standard deviations; one draw in 22 is thrown away. */
export function standardTruncatedNormal(stream: RandomStream): number {
  for (;;) {
    const value = stream.normal();
    if (value >= -2 && value <= 2) return value;
  }
}
