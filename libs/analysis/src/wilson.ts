import type { ShareEstimate } from '@experiments/contracts';
import { normalQuantile } from './distributions.ts';

/**
 * A share with its 95% Wilson score interval: the shares p that a score test at 5% does not reject, so that it stays
 * within 0 and 1 and has a width where all agree (Wilson 1927, Journal of the American Statistical Association 22).
 *
 * @param successes may be fractional: a tie counts half
 * @param n at least 1
 */
export function wilsonInterval(successes: number, n: number): ShareEstimate {
  const z = normalQuantile(0.975);
  const share = successes / n;
  const shrink = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / shrink;
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / shrink;
  return { share, low: Math.max(0, middle - halfWidth), high: Math.min(1, middle + halfWidth) };
}
