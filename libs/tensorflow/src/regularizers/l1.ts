import type { RegularizerFace } from '../face.ts';

/** R = strength sum |w| */
export const l1: RegularizerFace = {
  penalty: (ops, w, { strength }) => ops.multiply(ops.sum(ops.abs(w)), strength!),
  gradient: (ops, w, { strength }) => ops.multiply(ops.sign(w), strength!),
};
