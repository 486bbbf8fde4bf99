import type { Claim, ClaimReport, StatementReport, Verdict } from '@experiments/contracts';
import { exactStatement } from './exact-statement.ts';
import type { ArmRuns } from './pair-evidence.ts';
import { compares, hasMargin, singleStatements } from './statements.ts';
import type { HigherStatement, MarginStatement, SingleStatement } from './statements.ts';
import type { TestFamily } from './test-family.ts';

/**
 * A claim held against the records: supported where all of its statements are, refuted where one is, whatever the
 * others say; without a verdict where runs are missing; else undecided.
 */
export function claimReport(
  claim: Claim,
  family: TestFamily,
  runsOf: (arm: string, namedBy: string) => ArmRuns,
): ClaimReport {
  const { id, source, text, reading } = claim;
  const statements = singleStatements(claim).map((statement) => statementReport(statement, family, runsOf));
  return { id, source, text, reading, ...together(statements), statements };
}

function statementReport(
  statement: SingleStatement,
  family: TestFamily,
  runsOf: (arm: string, namedBy: string) => ArmRuns,
): StatementReport {
  if (statement.says === 'higher') return higherReport(statement, family);
  if (hasMargin(statement)) return marginReport(statement, family);
  const { says } = statement;
  const result = exactStatement(statement, runsOf);
  if (says === 'theory') return { says, arms: [], title: statement.title, ...result };
  if (says === 'identical') return { says, arms: [statement.candidate, statement.baseline], ...result };
  const { arm, metric, at, until, value } = statement;
  return { says, arms: [arm], metric, at, until, value, ...result };
}

function higherReport(statement: HigherStatement, { comparisons }: TestFamily): StatementReport {
  const { says, candidate, baseline, metric, at, until } = statement;
  const comparison = comparisons.find((known) => compares(known, statement))!;
  const claimed = comparison.candidate === candidate ? 'higher' : 'lower';
  const found = comparison.verdict;
  const decided = found === claimed ? 'supported' : 'refuted';
  const verdict = found === 'undecided' || found === 'missing' ? found : decided;
  const { because } = comparison;
  return {
    ...{ says, arms: [candidate, baseline], metric, at, until },
    verdict,
    because: verdict === 'refuted' ? `The opposite was found. ${because}` : because,
    missing: comparison.missing,
    comparison: comparison.id,
  };
}

function marginReport(statement: MarginStatement, { margins }: TestFamily): StatementReport {
  const { says, metric, at, until, margin } = statement;
  const { missing, ...result } = margins.get(statement)!;
  const common = { metric, at, until, margin, ...result, missing: [...missing] };
  return says === 'near'
    ? { says, arms: [statement.arm], value: statement.value, ...common }
    : { says, arms: [statement.candidate, statement.baseline], ...common };
}

function together(statements: readonly StatementReport[]): { verdict: Verdict; because: string } {
  const count = (verdict: Verdict) => statements.filter((one) => one.verdict === verdict).length;
  const of = statements.length;
  if (of === 1) return { verdict: statements[0]!.verdict, because: statements[0]!.because };
  const counts = (['supported', 'refuted', 'undecided', 'missing'] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) =>
      verdict === 'missing' ? `${count(verdict)} without runs` : `${count(verdict)} ${verdict}`,
    );
  const because = `Of ${of} statements ${counts.join(', ')}.`;
  if (count('refuted') > 0)
    return { verdict: 'refuted', because: `${because} One that is refuted refutes the claim.` };
  if (count('missing') > 0) return { verdict: 'missing', because };
  if (count('supported') === of)
    return { verdict: 'supported', because: `All ${of} statements are supported.` };
  return { verdict: 'undecided', because: `${because} It takes all of them.` };
}
