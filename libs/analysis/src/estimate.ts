import type { Estimate } from '@experiments/contracts';
import { studentQuantile } from './distributions.ts';

/**
 * Mean, sample standard deviation and 95% Student t interval of independent values:
 * mean +- t(0.975, n - 1) sd / sqrt(n). Below two values there is neither a deviation nor an interval.
 *
 * A value that is infinite or NaN leaves no mean: the estimate then holds only the count of the finite values
 * and, as `notFinite`, of the others. Leaving it out would report the runs that went well as if they were all.
 */
export function estimate(values: readonly number[]): Estimate {
  const n = values.filter(Number.isFinite).length;
  if (n < values.length) return { n, notFinite: values.length - n };
  if (n === 0) return { n };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { n, mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  const halfWidth = (studentQuantile(0.975, n - 1) * sd) / Math.sqrt(n);
  return { n, mean, sd, low: mean - halfWidth, high: mean + halfWidth };
}
