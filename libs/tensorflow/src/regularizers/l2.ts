import type { RegularizerFace } from '../face.ts';

/** R = strength sum w^2 */
export const l2: RegularizerFace = {
  penalty: (ops, w, { strength }) => ops.multiply(ops.sum(ops.square(w)), strength!),
  gradient: (ops, w, { strength }) => ops.multiply(w, 2 * strength!),
};
