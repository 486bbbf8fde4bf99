import type { ConstraintFace } from '../face.ts';

const EPSILON = 1e-7;

/** w <- w min(|w|, limit) / (|w| + epsilon) for the incoming weights w of each unit */
export const maxNorm: ConstraintFace = {
  project(ops, w, { limit }) {
    const norm = ops.sqrt(ops.sumOverRows(ops.square(w)));
    return ops.multiply(w, ops.divide(ops.minimum(norm, limit!), ops.add(norm, EPSILON)));
  },
};
