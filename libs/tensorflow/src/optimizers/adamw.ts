import type { OptimizerFace } from '../face.ts';
import { adam } from './adam.ts';

/** w <- w - eta lambda w, then Adam's step */
export const adamw: OptimizerFace = {
  update: (ops, w, g, slots, scalars) =>
    adam.update(ops, ops.multiply(w, 1 - scalars[4]!), g, slots, scalars),
  fused: { ...adam.fused!, shrink: ({ scalars }) => 1 - scalars[4]! },
};
