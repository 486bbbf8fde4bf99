import type { Definition, Initializer } from '../definition.ts';
import { standardTruncatedNormal } from './truncated-normal.ts';

export interface VarianceScaling {
  readonly scale: number;
  /** What the variance is divided by: inputs of a unit, its outputs, or their average. */
  readonly mode: 'fan-in' | 'fan-out' | 'fan-average';
  readonly distribution: 'uniform' | 'truncated-normal';
}

/** Standard deviation of the standard normal distribution cut off at two standard deviations. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/**
 * The family that Glorot, He and LeCun belong to: weights with mean 0 and variance scale / n.
 *
 * A weighted sum of n independent inputs with mean square q has the variance n Var[w] q. Choosing Var[w] = scale / n
 * keeps q the same from layer to layer: scale 1 where the activation is about the identity near 0 (LeCun), 2 where a
 * relu halves the mean square (He). Going backward, gradients sum over fan-out instead; the average of both fans is
 * the compromise (Glorot). The distribution hardly matters next to its variance:
 *
 * - uniform on (-l, l) with l = sqrt(3 scale / n), since its variance is l^2 / 3;
 * - normal, cut off at two standard deviations so that no weight is extreme. Cutting shrinks the variance, so the
 *   standard deviation is sqrt(scale / n) / 0.8796, as in Keras: what is left has the variance scale / n exactly.
 */
export function varianceScaling({
  scale,
  mode,
  distribution,
  ...definition
}: VarianceScaling & Omit<Definition<never>, 'hyperparameters'>): Initializer<never> {
  return {
    ...definition,
    hyperparameters: {},
    draw(fanIn, fanOut, stream) {
      const n = mode === 'fan-in' ? fanIn : mode === 'fan-out' ? fanOut : (fanIn + fanOut) / 2;
      const variance = scale / n;
      const limit = Math.sqrt(3 * variance);
      const deviation = Math.sqrt(variance) / TRUNCATED_DEVIATION;
      return Float32Array.from({ length: fanIn * fanOut }, () =>
        distribution === 'uniform'
          ? limit * (2 * stream.uniform() - 1)
          : deviation * standardTruncatedNormal(stream),
      );
    },
  };
}
