import { studentCumulative } from './distributions.ts';
import { estimate } from './estimate.ts';

/**
 * The p of two one-sided t tests that a mean lies within the margin of zero: the larger of that against `mean <=
 * -margin` and that against `mean >= margin`. Small p means that both are rejected, so that what difference there is
 * stays within the margin (Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15). At 5% it rejects
 * where the 90% t interval lies within the margin.
 *
 * @param values finite; at least two
 * @param margin greater than 0, stated before the run
 */
export function withinMarginP(values: readonly number[], margin: number): number {
  return Math.max(aboveP(values, -margin), aboveP(negated(values), -margin));
}

/** The two-sided p of the opposite finding, that a mean lies beyond the margin on one side or the other. */
export function beyondMarginP(values: readonly number[], margin: number): number {
  return Math.min(1, 2 * Math.min(aboveP(values, margin), aboveP(negated(values), margin)));
}

/** The p of the one-sided t test against `mean <= bound`. */
export function aboveP(values: readonly number[], bound: number): number {
  const { n, mean, sd } = estimate(values);
  if (sd === 0) return mean! > bound ? 0 : 1;
  return studentCumulative((bound - mean!) / (sd! / Math.sqrt(n)), n - 1);
}

export function negated(values: readonly number[]): number[] {
  return values.map((value) => -value);
}
