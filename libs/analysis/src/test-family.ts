import type { Comparison, ComparisonReport, Estimate, MissingRuns, Verdict } from '@experiments/contracts';
import { byImage } from './by-image.ts';
import { holm } from './holm.ts';
import { marginTest } from './margin-test.ts';
import { pairEvidence } from './pair-evidence.ts';
import type { ArmRuns, PairEvidence } from './pair-evidence.ts';
import type { MarginStatement } from './statements.ts';
import { comparisonVerdict, marginVerdict } from './verdict.ts';

/** Tests that are judged together, each by a p that is adjusted for all of them. */
export interface TestFamily {
  readonly comparisons: ComparisonReport[];
  readonly margins: ReadonlyMap<MarginStatement, MarginResult>;
}

export interface MarginResult {
  readonly verdict: Verdict;
  readonly because: string;
  readonly missing: readonly MissingRuns[];
  readonly estimate: Estimate;
  /** Against lying beyond the margin. */
  readonly p?: number | undefined;
  readonly adjustedP?: number | undefined;
}

/** Which test images the run with this id classifies right, 1 or 0 each; undefined where that is not known. */
export type CorrectImages = (runId: string) => Uint8Array | undefined;

/**
 * Tests every comparison and every statement with a margin, and adjusts their p by Holm together. A margin counts
 * twice, for it may be found to be kept or to be broken. What has no p, since runs are missing or a mean does not
 * exist, counts as a test with p = 1: once it has one, the others can only get smaller.
 *
 * @param of what the family is: the tests that the claims of a topic rest on, or its own further questions
 * @param runsOf the runs of an arm; throws where the topic has no such arm
 */
export function testFamily(
  of: ComparisonReport['family']['of'],
  comparisons: readonly Comparison[],
  margins: readonly MarginStatement[],
  runsOf: (arm: string, namedBy: string) => ArmRuns,
  correct?: CorrectImages,
): TestFamily {
  const pairs = comparisons.map((comparison) => {
    const candidate = runsOf(comparison.candidate, `comparisons.${comparison.id}.candidate`);
    const baseline = runsOf(comparison.baseline, `comparisons.${comparison.id}.baseline`);
    const images =
      correct && comparison.metric === 'test_accuracy' ? imagesOf(candidate, baseline, correct) : undefined;
    return { comparison, images, evidence: pairEvidence(candidate, baseline, comparison) };
  });
  const bounds = margins.map((statement) => ({ statement, test: marginTest(statement, runsOf) }));
  const adjusted = holm([
    ...pairs.map(({ evidence }) => evidence.p ?? 1),
    ...bounds.flatMap(({ test: { withinP = 1, beyondP = 1 } }) => [withinP, beyondP]),
  ]);
  const tests = adjusted.length;
  return {
    comparisons: pairs.map(({ comparison, images, evidence }, i) => ({
      ...comparisonNumbers(comparison, evidence),
      adjustedP: evidence.p === undefined ? undefined : adjusted[i]!,
      family: { of, tests },
      byImage: images,
      ...comparisonVerdict(evidence, adjusted[i]!, tests),
    })),
    margins: new Map(
      bounds.map(({ statement, test }, i) => {
        const [withinP, beyondP] = [adjusted[pairs.length + 2 * i]!, adjusted[pairs.length + 2 * i + 1]!];
        const { estimate, missing, withinP: p } = test;
        return [
          statement,
          {
            ...marginVerdict({ estimate, missing, withinP, beyondP }),
            estimate,
            missing,
            p,
            adjustedP: p === undefined ? undefined : withinP,
          },
        ];
      }),
    ),
  };
}

function comparisonNumbers(comparison: Comparison, evidence: PairEvidence) {
  const { id, title, candidate, baseline, metric, at, until, headline = false } = comparison;
  const { planned, difference, pairs, higher, ties, agreement, p, times, missing } = evidence;
  return {
    ...{ id, title, candidate, baseline, metric, at, until, headline },
    ...{ planned, difference, pairs, higher, ties, agreement, p, times, missing: [...missing] },
  };
}

/** By image over the seeds of which it is known, on both sides, which images are classified right. */
function imagesOf(
  candidate: ArmRuns,
  baseline: ArmRuns,
  correct: CorrectImages,
): ComparisonReport['byImage'] {
  const [a, b] = [candidate, baseline].map(
    ({ runs }) =>
      new Map(
        runs.flatMap(({ plan, summary }) => {
          const images = summary?.status === 'FINISHED' ? correct(plan.runId) : undefined;
          return images === undefined ? [] : [[plan.seed, images]];
        }),
      ),
  );
  return byImage(
    [...a!].flatMap(([seed, images]) => {
      const other = b!.get(seed);
      return other === undefined ? [] : [{ candidate: images, baseline: other }];
    }),
  );
}
