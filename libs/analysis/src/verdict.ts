import type { ComparisonReport, Estimate, MissingRuns, Verdict } from '@experiments/contracts';
import { fewestPairs, neededPairs } from './needed-pairs.ts';
import type { PairEvidence } from './pair-evidence.ts';

/** Findings are false at most this often, over the tests of a family together. */
export const LEVEL = 0.05;

/** Below five pairs no exact one-sided test can reject, so that no t test is asked either. */
const FEWEST_FOR_MARGIN = 5;

export const MISSING = 'Planned runs are missing: no verdict.';

const BY_ALL =
  'The interval of the difference leaves out 0, the adjusted p is below 0.05, and the Wilson interval of the share of pairs that agree leaves out one half, all on one side.';
const BY_ORDER =
  'The adjusted p is below 0.05, and the Wilson interval of the share of pairs that agree leaves out one half, both on one side.';

export type Side = Pick<ComparisonReport, 'verdict' | 'because' | 'neededPairs'>;

/**
 * On which side of the baseline the candidate is. `higher` where the 95% t interval of the paired difference lies
 * above 0, Holm's adjusted p is below 0.05 and the Wilson interval of P(candidate > baseline) lies above one half;
 * `lower` where all three say the opposite; else `undecided`. Of times, which may be infinite, there is no mean: the
 * last two decide. Nothing is decided while runs are missing, or where a mean does not exist.
 *
 * @param adjustedP Holm's, over the family of tests
 * @param tests their number, for the pairs that would be needed
 */
export function comparisonVerdict(evidence: PairEvidence, adjustedP: number, tests: number): Side {
  const { difference, agreement, byOrder, missing, pairs, p } = evidence;
  if (missing.length > 0) return { verdict: 'missing', because: MISSING };
  const { n, notFinite, mean = 0, sd = 0, low = 0, high = 0 } = difference;
  if (agreement === undefined || p === undefined || (notFinite !== undefined && !byOrder)) {
    const lost = `${notFinite ?? 0} of ${pairs.length} pairs have no finite difference`;
    return { verdict: 'undecided', because: `Undecided: ${lost}, and so there is no mean to judge by.` };
  }
  const above = byOrder ? agreement.share > 1 / 2 : mean > 0;
  const unmet = [
    ...(byOrder || (above ? low > 0 : high < 0) ? [] : ['the interval of the difference holds 0']),
    ...(adjustedP < LEVEL ? [] : ['the adjusted p is not below 0.05']),
    ...((above ? agreement.low > 1 / 2 : agreement.high < 1 / 2)
      ? []
      : ['the Wilson interval of the share of pairs that agree holds one half']),
  ];
  if (unmet.length === 0)
    return { verdict: above ? 'higher' : 'lower', because: byOrder ? BY_ORDER : BY_ALL };
  const needed = byOrder || n < 2 ? Infinity : neededPairs({ mean, sd }, LEVEL / tests);
  const few = pairs.length < fewestPairs(LEVEL);
  const tooFew = `. ${pairs.length} pairs could not decide: the smallest p that they can give is ${2 ** (1 - pairs.length)}`;
  return {
    verdict: 'undecided',
    because: `Undecided: ${unmet.join('; ')}${few ? tooFew : ''}.`,
    ...(Number.isFinite(needed) && { neededPairs: needed }),
  };
}

/** What two one-sided tests of a margin found, each p adjusted by Holm over the family of tests. */
interface MarginEvidence {
  readonly estimate: Estimate;
  readonly missing: readonly MissingRuns[];
  /** Small where the value lies within the margin. */
  readonly withinP: number;
  /** Small where it lies beyond. */
  readonly beyondP: number;
}

/** Whether a value is within its margin: supported or refuted where that, or the opposite, has an adjusted p below 0.05. */
export function marginVerdict({ estimate, missing, withinP, beyondP }: MarginEvidence): {
  verdict: Verdict;
  because: string;
} {
  if (missing.length > 0) return { verdict: 'missing', because: MISSING };
  const undecided = (why: string) => ({ verdict: 'undecided', because: `Undecided: ${why}.` }) as const;
  const { n, notFinite } = estimate;
  if (notFinite !== undefined) return undecided('a value is not finite, and so there is no mean to judge by');
  if (n < FEWEST_FOR_MARGIN)
    return undecided(`n = ${n} could not decide; a margin takes at least ${FEWEST_FOR_MARGIN}`);
  if (withinP < LEVEL)
    return { verdict: 'supported', because: 'The adjusted p against lying beyond the margin is below 0.05.' };
  if (beyondP < LEVEL)
    return { verdict: 'refuted', because: 'The adjusted p against lying within the margin is below 0.05.' };
  return undecided('neither within the margin nor beyond it with an adjusted p below 0.05');
}
