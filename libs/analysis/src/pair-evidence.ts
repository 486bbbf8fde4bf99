import type { ComparisonReport, Measure, MissingRuns } from '@experiments/contracts';
import { measuredValues } from './measure.ts';
import { missingRuns } from './missing-runs.ts';
import { pairedDifference } from './paired-difference.ts';
import type { PairedDifference } from './paired-difference.ts';
import type { RunWithPlan } from './planned-runs.ts';
import { requireSameOrigin } from './same-origin.ts';
import { signFlipP } from './sign-flip.ts';
import { timeEstimate } from './time-estimate.ts';
import { wilsonInterval } from './wilson.ts';

/** All that is known of one arm against another, before the tests of its family are put together. */
export interface PairEvidence
  extends PairedDifference, Pick<ComparisonReport, 'agreement' | 'p' | 'times' | 'missing'> {
  /** Seeds planned in both arms. */
  readonly planned: number;
  /** True where values may be infinite as a matter of course, and only their order tells. */
  readonly byOrder: boolean;
}

/** One side of a comparison: an arm's planned runs with what is recorded of them. */
export interface ArmRuns {
  readonly arm: string;
  readonly runs: readonly RunWithPlan[];
}

/**
 * Candidate against baseline over the seeds planned in both. A time until a value is reached may be infinite, so of
 * times only the signs of the differences are tested; the sign-flip p is then that of the sign test. A p over part
 * of the planned pairs would be that of another experiment: it is absent where runs are missing.
 *
 * @throws InvalidInput where the runs are not all on the same data and of one engine
 */
export function pairEvidence(candidate: ArmRuns, baseline: ArmRuns, measure: Measure): PairEvidence {
  const [candidateRuns, baselineRuns] = [
    withSeedsOf(candidate.runs, baseline.runs),
    withSeedsOf(baseline.runs, candidate.runs),
  ];
  requireSameOrigin(`${candidate.arm} and ${baseline.arm}`, [...candidateRuns, ...baselineRuns]);
  const a = measuredValues(candidateRuns, measure);
  const b = measuredValues(baselineRuns, measure);
  const missing: MissingRuns[] = [
    ...missingRuns(candidate.arm, candidateRuns, a),
    ...missingRuns(baseline.arm, baselineRuns, b),
  ];
  const paired = pairedDifference(a, b);
  const byOrder = measure.until !== undefined;
  const n = paired.pairs.length;
  const lower = n - paired.higher - paired.ties;
  const isNumber = [...a.values(), ...b.values()].every((value) => !Number.isNaN(value));
  const differences = byOrder ? signs(paired.higher, lower, paired.ties) : finiteDifferences(paired);
  return {
    ...paired,
    planned: candidateRuns.length,
    byOrder,
    missing,
    ...(n > 0 && isNumber && { agreement: wilsonInterval(paired.higher + paired.ties / 2, n) }),
    ...(missing.length === 0 && differences !== undefined && { p: signFlipP(differences) }),
    ...(byOrder && {
      times: { candidate: timeEstimate([...a.values()]), baseline: timeEstimate([...b.values()]) },
    }),
  };
}

function withSeedsOf(runs: readonly RunWithPlan[], others: readonly RunWithPlan[]): RunWithPlan[] {
  const seeds = new Set(others.map(({ plan }) => plan.seed));
  return runs.filter(({ plan }) => seeds.has(plan.seed));
}

/** Undefined where one of them is not finite, or there are none. */
function finiteDifferences({ pairs }: PairedDifference): number[] | undefined {
  const values = pairs.map(({ value }) => value).filter((value) => value !== null);
  return values.length > 0 && values.length === pairs.length ? values : undefined;
}

function signs(higher: number, lower: number, ties: number): number[] {
  return [
    ...new Array<number>(higher).fill(1),
    ...new Array<number>(lower).fill(-1),
    ...new Array<number>(ties).fill(0),
  ];
}
