/** The density phi(z) of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * The distribution function Phi(z) of the standard normal distribution, to a relative error of about 1e-15 within
 * eight standard deviations. For |z| < 3 by the series 1/2 + phi(z) (z + z^3/3 + z^5/(3 5) + ...), whose terms have
 * one sign (Marsaglia 2004, "Evaluating the normal distribution"); beyond, by the continued fraction of Mills's
 * ratio, x + 1/(x + 2/(x + ...)), evaluated backwards.
 */
export function normalCumulative(z: number): number {
  const x = Math.abs(z);
  if (x < 3) {
    let term = z;
    let sum = z;
    for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
      term *= (z * z) / n;
      sum += term;
    }
    return 0.5 + sum * normalDensity(z);
  }
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / fraction;
  const tail = normalDensity(x) / fraction;
  return z > 0 ? 1 - tail : tail;
}
