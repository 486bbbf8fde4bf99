import type { Estimate, MissingRuns } from '@experiments/contracts';
import { aboveP, beyondMarginP, negated, withinMarginP } from './equivalence.ts';
import { estimate } from './estimate.ts';
import { measuredValues } from './measure.ts';
import { missingRuns } from './missing-runs.ts';
import { pairEvidence } from './pair-evidence.ts';
import type { ArmRuns } from './pair-evidence.ts';
import type { MarginStatement } from './statements.ts';

/** What a statement with a margin was found to be, before the tests of its family are put together. */
export interface MarginTest {
  /** Of the arm's values, or of the paired differences. */
  readonly estimate: Estimate;
  readonly missing: readonly MissingRuns[];
  /** The p against lying beyond the margin, and against lying within it; absent where there cannot be one. */
  readonly withinP?: number;
  readonly beyondP?: number;
}

/** Tests both whether the margin is kept and whether it is broken. */
export function marginTest(
  statement: MarginStatement,
  runsOf: (arm: string, namedBy: string) => ArmRuns,
): MarginTest {
  const { values, missing } = marginValues(statement, runsOf);
  const found = { estimate: estimate(values), missing };
  const { margin } = statement;
  if (missing.length > 0 || values.length < 2 || !values.every(Number.isFinite)) return found;
  if (statement.says === 'not-lower')
    return { ...found, withinP: aboveP(values, -margin), beyondP: aboveP(negated(values), margin) };
  const deviations = statement.says === 'near' ? values.map((value) => value - statement.value) : values;
  return {
    ...found,
    withinP: withinMarginP(deviations, margin),
    beyondP: beyondMarginP(deviations, margin),
  };
}

function marginValues(
  statement: MarginStatement,
  runsOf: (arm: string, namedBy: string) => ArmRuns,
): { values: number[]; missing: MissingRuns[] } {
  if (statement.says === 'near') {
    const { arm, runs } = runsOf(statement.arm, 'claims');
    const values = measuredValues(runs, statement);
    return { values: [...values.values()], missing: missingRuns(arm, runs, values) };
  }
  const { pairs, missing } = pairEvidence(
    runsOf(statement.candidate, 'claims'),
    runsOf(statement.baseline, 'claims'),
    statement,
  );
  return { values: pairs.map(({ value }) => value ?? NaN), missing };
}
