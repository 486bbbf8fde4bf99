import type { Estimate } from '@experiments/contracts';
import { estimate } from './estimate.ts';

/** Candidate minus baseline, seed by seed. */
export interface PairedDifference {
  readonly difference: Estimate;
  /** By rising seed; `value` is null where one side is not finite. */
  readonly pairs: { seed: number; value: number | null }[];
  /** Seeds in which the candidate's value is the higher one, and in which both are equal. */
  readonly higher: number;
  readonly ties: number;
}

/**
 * Compares two arms over the seeds that both have: what a seed fixes (split, initial weights, order of batches)
 * is then the same on both sides and drops out of the difference. A tie is a pair like any other; a pair with a
 * value that is not finite leaves no mean (see {@link estimate}), and with NaN is neither higher nor a tie.
 *
 * @param candidate values by seed
 * @param baseline values by seed
 */
export function pairedDifference(
  candidate: ReadonlyMap<number, number>,
  baseline: ReadonlyMap<number, number>,
): PairedDifference {
  const seeds = [...candidate.keys()].filter((seed) => baseline.has(seed)).sort((a, b) => a - b);
  const values = seeds.map((seed) => [candidate.get(seed)!, baseline.get(seed)!] as const);
  const differences = values.map(([a, b]) => (Number.isFinite(a) && Number.isFinite(b) ? a - b : NaN));
  return {
    difference: estimate(differences),
    pairs: seeds.map((seed, i) => ({ seed, value: finiteOrNull(differences[i]!) })),
    higher: values.filter(([a, b]) => a > b).length,
    ties: values.filter(([a, b]) => a === b).length,
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
