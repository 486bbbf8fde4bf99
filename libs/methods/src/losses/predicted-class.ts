import type { Loss } from '../definition.ts';

/**
 * The class that outputs y mean: that of the largest, the first where several are; with a single output 1 where it is
 * above the middle (0 for logits, 1/2 for probabilities), else 0. -1, which is no class, where an output is NaN.
 */
export function predictedClass({ outputs }: Pick<Loss, 'outputs'>, y: readonly number[]): number {
  if (y.some(Number.isNaN)) return -1;
  if (y.length === 1) return y[0]! > (outputs === 'probabilities' ? 0.5 : 0) ? 1 : 0;
  return y.indexOf(Math.max(...y));
}
