import type { RunSummary, Tuning } from '@experiments/contracts';

/**
 * The value that tuning chooses: the one whose run has the best monitored metric after its last epoch. A run that
 * diverged or failed is worse than any other; of equal values the smaller is chosen.
 *
 * @param trials for each value of the grid what is known of its run
 * @returns undefined while a value of the grid has no run that ended
 */
export function chosenValue(
  { grid, monitor }: Pick<Tuning, 'grid' | 'monitor'>,
  trials: ReadonlyMap<number, RunSummary>,
): number | undefined {
  const scored: { value: number; score: number }[] = [];
  for (const value of grid) {
    const trial = trials.get(value);
    if (!trial || !hasEnded(trial)) return undefined;
    scored.push({ value, score: score(trial, monitor) });
  }
  return scored.reduce((best, other) => {
    const better = other.score > best.score || (other.score === best.score && other.value < best.value);
    return better ? other : best;
  }).value;
}

/** A killed run will be taken up again; a failed one has used up its attempts. */
function hasEnded({ status }: RunSummary): boolean {
  return status === 'FINISHED' || status === 'FAILED';
}

/** Higher is better. */
function score({ status, diverged, history }: RunSummary, monitor: Tuning['monitor']): number {
  const last = history[monitor]?.at(-1)?.value;
  if (status === 'FAILED' || diverged || last === undefined || !Number.isFinite(last)) return -Infinity;
  return monitor === 'val_loss' ? -last : last;
}
