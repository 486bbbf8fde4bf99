import type { Estimate, Measure } from '@experiments/contracts';
import { estimate } from '../estimate.ts';
import { measuredValues } from '../measure.ts';
import type { RunWithPlan } from '../planned-runs.ts';

/** What is measured of an arm's finished runs: the estimate over seeds, and the single values. */
export function sampleOf(
  runs: readonly RunWithPlan[],
  measure: Measure,
): { estimate: Estimate; values: { seed: number; value: number | null }[] } {
  const values = measuredValues(runs, measure);
  return {
    estimate: estimate([...values.values()]),
    values: [...values].map(([seed, value]) => ({ seed, value: finiteOrNull(value) })),
  };
}

/** JSON has no numbers that are not finite. */
export function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
