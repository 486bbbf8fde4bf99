import type { RegularizerId } from '@experiments/methods';
import type { RegularizerFace } from '../face.ts';
import { l1 } from './l1.ts';
import { l1L2 } from './l1-l2.ts';
import { l2 } from './l2.ts';

/** Regularizers by id. */
export const regularizerFaces: Readonly<Record<RegularizerId, RegularizerFace>> = {
  l1,
  'l1-l2': l1L2,
  l2,
};
