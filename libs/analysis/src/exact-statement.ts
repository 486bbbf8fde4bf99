import { TAG } from '@experiments/contracts';
import type { MissingRuns, Statement, Verdict } from '@experiments/contracts';
import { measuredValues } from './measure.ts';
import { missingRuns } from './missing-runs.ts';
import type { ArmRuns } from './pair-evidence.ts';
import { hasFinished } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';
import { requireSameOrigin } from './same-origin.ts';
import { MISSING } from './verdict.ts';

export type ExactStatement = Extract<Statement, { says: 'identical' | 'at-most' | 'reaches' | 'theory' }>;

export interface ExactResult {
  readonly verdict: Verdict;
  readonly because: string;
  readonly missing: MissingRuns[];
  /** Runs, or pairs of runs, that were looked at, and those of which the statement is true. */
  readonly checked?: number;
  readonly holds?: number;
}

/**
 * Decides a statement that chance has no part in. What is said of every run is refuted by one that breaks it; what at
 * least one run should do is undecided where none did, since another seed might.
 */
export function exactStatement(
  statement: ExactStatement,
  runsOf: (arm: string, namedBy: string) => ArmRuns,
): ExactResult {
  switch (statement.says) {
    case 'theory': {
      const { holds, found } = statement.check();
      return { verdict: holds ? 'supported' : 'refuted', because: found, missing: [] };
    }
    case 'identical':
      return identical(runsOf(statement.candidate, 'claims'), runsOf(statement.baseline, 'claims'));
    case 'at-most':
    case 'reaches': {
      const { arm, runs } = runsOf(statement.arm, 'claims');
      const values = measuredValues(runs, statement);
      const missing = missingRuns(arm, runs, values);
      if (missing.length > 0) return { verdict: 'missing', because: MISSING, missing };
      const { value } = statement;
      const checked = values.size;
      if (statement.says === 'at-most') {
        const holds = [...values.values()].filter((measured) => measured <= value).length;
        const because = `The value is at most ${value} in ${holds} of ${checked} runs.`;
        return { verdict: holds === checked ? 'supported' : 'refuted', because, missing, checked, holds };
      }
      const holds = [...values.values()].filter((measured) => measured >= value).length;
      const because = `The value reaches ${value} in ${holds} of ${checked} runs.`;
      return { verdict: holds > 0 ? 'supported' : 'undecided', because, missing, checked, holds };
    }
  }
}

/** Compares the SHA-256 of the final weights of the runs that share a seed. */
function identical(candidate: ArmRuns, baseline: ArmRuns): ExactResult {
  requireSameOrigin(`${candidate.arm} and ${baseline.arm}`, [...candidate.runs, ...baseline.runs]);
  const seeds = new Set(baseline.runs.map(({ plan }) => plan.seed));
  const shared = candidate.runs.map(({ plan }) => plan.seed).filter((seed) => seeds.has(seed));
  const sides = [candidate, baseline].map(({ arm, runs }) => {
    const those = runs.filter(({ plan }) => shared.includes(plan.seed));
    const hashes = weightsBySeed(those);
    return { hashes, missing: missingRuns(arm, those, hashes) };
  });
  const missing = sides.flatMap((side) => side.missing);
  if (missing.length > 0) return { verdict: 'missing', because: MISSING, missing };
  const [a, b] = sides;
  const holds = shared.filter((seed) => a!.hashes.get(seed) === b!.hashes.get(seed)).length;
  const because = `The final weights are equal to the last bit in ${holds} of ${shared.length} pairs of runs.`;
  return {
    verdict: holds === shared.length ? 'supported' : 'refuted',
    because,
    missing,
    checked: shared.length,
    holds,
  };
}

function weightsBySeed(runs: readonly RunWithPlan[]): Map<number, string> {
  return new Map(
    runs.filter(hasFinished).flatMap(({ plan, summary }) => {
      const hash = summary.tags[TAG.weightsHash];
      return hash === undefined ? [] : [[plan.seed, hash] as const];
    }),
  );
}
