const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/**
 * ln x for finite x > 0, to within 1 ulp. `Math.log` may differ in the last bit between JavaScript engines; this
 * uses only IEEE + - * /, which may not. After fdlibm's `e_log.c` (Sun Microsystems, 1993): x = 2^k (1 + f) with
 * sqrt(2)/2 < 1 + f < sqrt(2), s = f / (2 + f), and ln(1 + f) = 2 artanh(s) as an odd polynomial in s.
 */
export function naturalLogarithm(x: number): number {
  let k = 0;
  for (; x > Math.SQRT2; k++) x /= 2;
  for (; x < Math.SQRT1_2; k--) x *= 2;
  const f = x - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z *
                    (1.818357216161805012e-1 +
                      z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + k * LN2_LOW) - f);
}
