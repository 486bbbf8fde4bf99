import type { ConstraintId } from '@experiments/methods';
import type { ConstraintFace } from '../face.ts';
import { maxNorm } from './max-norm.ts';

/** Constraints by id. */
export const constraintFaces: Readonly<Record<ConstraintId, ConstraintFace>> = {
  'max-norm': maxNorm,
};
