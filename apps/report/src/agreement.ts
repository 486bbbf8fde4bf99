import { accuracyAgreement, parseWith, stepAgreement } from '@experiments/contracts';
import type { AccuracyAgreement, ConfigurationAgreement, StepAgreement } from '@experiments/contracts';
import { readWorkspaceFile } from './workspace.ts';

export function readStepAgreement(): StepAgreement {
  const file = 'docs/agreement/steps.json';
  return parseWith(stepAgreement, JSON.parse(readWorkspaceFile(file, 'the page of the two engines')), file);
}

export function readAccuracyAgreement(): AccuracyAgreement {
  const file = 'docs/agreement/accuracy.json';
  return parseWith(
    accuracyAgreement,
    JSON.parse(readWorkspaceFile(file, 'the page of the two engines')),
    file,
  );
}

export interface DifferenceBand {
  /** Differences above this and up to `to`; the first band holds equal losses alone. */
  readonly from: number | undefined;
  readonly to: number;
  readonly configurations: number;
}

/** Configurations by their largest difference: none, up to one rounding's size, then by powers of ten. */
export function differenceBands(configurations: readonly ConfigurationAgreement[]): DifferenceBand[] {
  const edges = [0, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
  return edges.map((to, i) => {
    const from = edges[i - 1];
    const within = configurations.filter(
      ({ largest }) => largest <= to && (from === undefined || largest > from),
    );
    return { from, to, configurations: within.length };
  });
}

/** Those that part by more than the tolerance, the furthest first. */
export function beyondTolerance({ configurations, tolerance }: StepAgreement): ConfigurationAgreement[] {
  return configurations
    .filter(({ largest }) => largest > tolerance)
    .toSorted((a, b) => b.largest - a.largest);
}

/** What came of both comparisons, in a sentence. */
export function agreementSentence(steps: StepAgreement, { differences }: AccuracyAgreement): string {
  const { configurations, tolerance } = steps;
  const beyond = beyondTolerance(steps);
  const unexplained = beyond.filter(({ agrees }) => !agrees).length;
  const zeroInside = differences.filter(
    ({ low, high }) => low !== undefined && high !== undefined && low <= 0 && high >= 0,
  );
  return [
    `Over ${steps.steps} steps the losses of ${configurations.length - beyond.length} of ${configurations.length} `,
    `configurations agree to ${tolerance.toExponential(0)}; `,
    ...(beyond.length > 0
      ? [
          `${beyond.length} part further, ${unexplained === 0 ? 'all of them' : `all but ${unexplained}`} no more than `,
          'ten times as far as one rounding of their initial weights drives them. ',
        ]
      : []),
    `After training, the interval of the difference in test accuracy holds 0 in ${zeroInside.length} of `,
    `${differences.length} configurations.`,
  ].join('');
}
