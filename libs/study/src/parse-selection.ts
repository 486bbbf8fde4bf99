import { parseWith } from '@experiments/contracts';
import { z } from 'zod';
import { selectStudy } from './select-study.ts';
import type { Selection } from './select-study.ts';

const selection = z.strictObject({
  topics: z.array(z.string()).min(1).optional(),
  profile: z.string(),
  seeds: z.int().positive().optional(),
  epochs: z.int().positive().optional(),
});

/**
 * A selection from elsewhere, such as the input of a sweep.
 *
 * @throws InvalidInput naming the field, what was found and what is allowed
 */
export function parseSelection(input: unknown): Selection {
  const parsed = parseWith(selection, input, 'request');
  selectStudy(parsed);
  return parsed;
}
