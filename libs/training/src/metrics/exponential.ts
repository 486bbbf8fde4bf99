const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/**
 * e^x to within 1 ulp, by + - * / alone: `Math.exp` may differ in the last bit between JavaScript engines, and metrics
 * must not. After fdlibm's `e_exp.c` (Sun Microsystems, 1993): x = k ln 2 + r with |r| <= ln(2) / 2, then a rational
 * approximation of e^r, scaled by 2^k.
 */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t *
              (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const power = 1 - (low - (r * c) / (2 - c) - high);
  if (k >= -1022 && k <= 1023) return power * powerOfTwo(k);
  // Two factors, since 2^k alone would overflow or lose bits where the product does not.
  const half = Math.trunc(k / 2);
  return power * powerOfTwo(half) * powerOfTwo(k - half);
}

const bits = new DataView(new ArrayBuffer(8));

/** 2^k for -1022 <= k <= 1023, exactly, by its bits: `**` is not specified to be exact. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  return bits.getFloat64(0);
}
