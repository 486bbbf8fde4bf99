import jstat from 'jstat';

/** The value below which a share `p` of Student's t distribution lies, to seven digits. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return jstat.jStat.studentt.inv(p, degreesOfFreedom);
}

/** The share of Student's t distribution below `t`, to six digits in both tails. */
export function studentCumulative(t: number, degreesOfFreedom: number): number {
  // jStat squares t, which must not overflow.
  return jstat.jStat.studentt.cdf(Math.max(-1e150, Math.min(1e150, t)), degreesOfFreedom);
}

/** The value below which a share `p` of Fisher's F distribution lies. */
export function fisherQuantile(p: number, numerator: number, denominator: number): number {
  return jstat.jStat.centralF.inv(p, numerator, denominator);
}

/** The value below which a share `p` of the standard normal distribution lies. */
export function normalQuantile(p: number): number {
  return jstat.jStat.normal.inv(p, 0, 1);
}

/** The share of the standard normal distribution below `z`. */
export function normalCumulative(z: number): number {
  return jstat.jStat.normal.cdf(z, 0, 1);
}
