import type { Constraint } from '../definition.ts';
import { maxNorm } from './max-norm.ts';

const registry = {
  'max-norm': maxNorm,
} satisfies Record<string, Constraint>;

export type ConstraintId = keyof typeof registry;

/** The sets that weights are kept in, by id. */
export const constraints: Readonly<Record<ConstraintId, Constraint>> = registry;
