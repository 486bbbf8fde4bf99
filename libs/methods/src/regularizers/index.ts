import type { Regularizer } from '../definition.ts';
import { l1 } from './l1.ts';
import { l1L2 } from './l1-l2.ts';
import { l2 } from './l2.ts';

const registry = {
  l1,
  'l1-l2': l1L2,
  l2,
} satisfies Record<string, Regularizer>;

export type RegularizerId = keyof typeof registry;

/** The penalties on weights, by id. */
export const regularizers: Readonly<Record<RegularizerId, Regularizer>> = registry;
