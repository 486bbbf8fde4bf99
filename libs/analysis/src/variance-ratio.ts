import type { ShareEstimate } from '@experiments/contracts';
import { fisherQuantile } from './distributions.ts';
import { estimate } from './estimate.ts';

/**
 * The variance of one sample as a share of another's, with the 95% interval that Fisher's F distribution gives for two
 * independent normal samples. Undefined where one has fewer than two values or one that is not finite, and where the
 * whole does not vary.
 */
export function varianceRatio(part: readonly number[], whole: readonly number[]): ShareEstimate | undefined {
  const [numerator, denominator] = [estimate(part), estimate(whole)];
  if (numerator.sd === undefined || denominator.sd === undefined || denominator.sd === 0) return undefined;
  const share = (numerator.sd / denominator.sd) ** 2;
  const quantile = (p: number) => fisherQuantile(p, part.length - 1, whole.length - 1);
  return { share, low: share / quantile(0.975), high: share / quantile(0.025) };
}
