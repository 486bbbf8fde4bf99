import type { RegularizerFace } from '../face.ts';
import { l1 } from './l1.ts';
import { l2 } from './l2.ts';

/** R = l1 sum |w| + l2 sum w^2 */
export const l1L2: RegularizerFace = {
  penalty: (ops, w, h) =>
    ops.add(l1.penalty(ops, w, { strength: h.l1! }), l2.penalty(ops, w, { strength: h.l2! })),
  gradient: (ops, w, h) =>
    ops.add(l1.gradient(ops, w, { strength: h.l1! }), l2.gradient(ops, w, { strength: h.l2! })),
};
