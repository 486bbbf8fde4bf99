import { numberFormat } from '@experiments/charts';

/** A probability to two digits: `0.002`, `0.25`, `1`; very small ones as powers of ten. */
export function formatP(p: number): string {
  return p < 0.001 ? numberFormat([p])(p) : String(Number(p.toPrecision(2)));
}
