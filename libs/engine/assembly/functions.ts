/**
 * Functions in f64 that several kernels use. `Math` here is AssemblyScript's own library (after musl and fdlibm),
 * compiled into the module: its results have the same bits wherever the module runs.
 */

// @ts-ignore: decorator
@inline
export function logistic(z: f64): f64 {
  return 1 / (1 + Math.exp(-z));
}

/** ln(1 + e^z), without overflow for large z. */
export function softplus(z: f64): f64 {
  return max(z, 0.0) + Math.log1p(Math.exp(-abs(z)));
}

/**
 * ln((e^z + e^-z) / 2): |z| + ln(1 + e^(-2 |z|)) - ln 2, which cannot overflow; near 0, where that cancels,
 * ln(1 + 2 sinh^2(z / 2)).
 */
export function logCosh(z: f64): f64 {
  const magnitude = abs(z);
  if (magnitude < 1) {
    const half = Math.sinh(0.5 * z);
    return Math.log1p(2 * half * half);
  }
  return magnitude + Math.log1p(Math.exp(-2 * magnitude)) - Math.LN2;
}

/** z times a factor that vanishes faster than z grows: 0 where z is infinite, which the plain product is not. */
// @ts-ignore: decorator
@inline
export function vanishing(z: f64, factor: f64): f64 {
  return factor == 0 ? 0.0 : z * factor;
}

/** The standard normal density. */
export function normalDensity(z: f64): f64 {
  return 0.3989422804014327 * Math.exp(-0.5 * z * z);
}

/**
 * The standard normal distribution function, relative error about 1e-15 within 8 standard deviations. For |z| < 3
 * by the series 1/2 + phi(z) (z + z^3/3 + z^5/15 + ...), all of whose terms have one sign (Marsaglia 2004,
 * "Evaluating the normal distribution"); beyond, by the continued fraction of Mills's ratio, backwards from a fixed
 * depth.
 */
export function normalCumulative(z: f64): f64 {
  const x = abs(z);
  if (x < 3) {
    let term = z;
    let sum = z;
    for (let n = 3; abs(term) > 1e-17 * abs(sum); n += 2) {
      term *= (z * z) / <f64>n;
      sum += term;
    }
    return 0.5 + sum * normalDensity(z);
  }
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + <f64>n / fraction;
  const tail = normalDensity(x) / fraction;
  return z > 0 ? 1 - tail : tail;
}
