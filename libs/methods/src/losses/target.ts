import type { Loss } from '../definition.ts';

/**
 * The target vector t [outputs] of an example: one-hot, the label's output "on" and the others "off". With a single
 * output, of two classes, it is on for label 1. On and off are 1 and 0, or +1 and -1, as the loss has it.
 */
export function target({ targets }: Pick<Loss, 'targets'>, label: number, outputs: number): number[] {
  const on = outputs === 1 ? label - 1 : label;
  const off = targets === 'zero-one' ? 0 : -1;
  return Array.from({ length: outputs }, (_, j) => (j === on ? 1 : off));
}
