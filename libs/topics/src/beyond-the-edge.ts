import type { Tuning } from '@experiments/contracts';

/**
 * The value to try next where the best of those tried is the smallest or the largest of them, so that a better one may
 * lie beyond.
 *
 * @returns undefined where values on both sides of the best were tried, or where the tuning has none left
 */
export function beyondTheEdge(
  { beyond }: Pick<Tuning, 'beyond'>,
  tried: readonly number[],
  best: number,
): number | undefined {
  const next = (values: readonly number[] = []) => values.find((value) => !tried.includes(value));
  if (best === Math.min(...tried)) return next(beyond?.below);
  if (best === Math.max(...tried)) return next(beyond?.above);
  return undefined;
}
