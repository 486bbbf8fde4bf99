import type { Measure, PlannedRun, RunSummary } from '@experiments/contracts';
import { pairEvidence } from '../pair-evidence.ts';
import type { ArmRuns, PairEvidence } from '../pair-evidence.ts';
import { plannedRun, recordOf } from './runs.ts';

/** An arm whose finished runs, of seeds 1, 2 ..., have these values of the metric `m`. */
export function armWith(
  arm: string,
  values: readonly number[],
  more: (seed: number) => Partial<RunSummary> = () => ({}),
): ArmRuns {
  const runs = values.map((value, i) => {
    const plan = planOf(arm, i + 1);
    const summary = recordOf(plan, { metrics: { m: value } });
    const changes = more(i + 1);
    return { plan, summary: { ...summary, ...changes, tags: { ...summary.tags, ...changes.tags } } };
  });
  return { arm, runs };
}

/** The evidence of these paired differences. */
export function evidenceOf(differences: readonly number[], measure: Measure = { metric: 'm' }): PairEvidence {
  return pairEvidence(
    armWith('candidate', differences),
    armWith(
      'baseline',
      differences.map(() => 0),
    ),
    measure,
  );
}

const plans = new Map<string, PlannedRun>();

/** Parsed once: simulations ask for the same ones thousands of times. */
function planOf(arm: string, seed: number): PlannedRun {
  const key = `${arm} ${seed}`;
  const known = plans.get(key) ?? plannedRun(arm, seed);
  plans.set(key, known);
  return known;
}
