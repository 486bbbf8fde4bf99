import type { ArmReport, Tuning } from '@experiments/contracts';
import { hasFinished } from './planned-runs.ts';
import type { RunWithPlan } from './planned-runs.ts';

/**
 * What tuning tried and chose for one arm: the score on validation images of each value of the grid, and of those
 * tried beyond it, after its last epoch, null where it has none (failed, diverged), and whether the choice stands on
 * the edge of what was tried, where a better value may lie outside. Undefined until the plan gives the arm's runs
 * their value.
 *
 * @param runs all runs of the arm, of both roles
 */
export function tuningOf({ path, grid, monitor }: Tuning, runs: readonly RunWithPlan[]): ArmReport['tuned'] {
  const value = runs.find(({ plan }) => plan.role === 'arm')?.plan.tunedValue;
  if (value === undefined) return undefined;
  const trials = new Map(
    runs.flatMap((run) => (run.plan.role === 'tuning' ? [[run.plan.tunedValue!, run] as const] : [])),
  );
  const tried = [...new Set([...grid, ...trials.keys()])].sort((a, b) => a - b);
  const scores = tried.map((value) => {
    const trial = trials.get(value);
    return { value, score: trial === undefined ? null : scoreOf(trial, monitor) };
  });
  return { path, value, onEdge: value === tried[0] || value === tried.at(-1), grid: scores };
}

function scoreOf(trial: RunWithPlan, monitor: Tuning['monitor']): number | null {
  if (!hasFinished(trial) || trial.summary.diverged) return null;
  const last = trial.summary.history[monitor]?.at(-1)?.value;
  return last !== undefined && Number.isFinite(last) ? last : null;
}
