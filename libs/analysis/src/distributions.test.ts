import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics.json' with { type: 'json' };
import { normalCumulative, normalQuantile, studentCumulative, studentQuantile } from './distributions.ts';

/** Seven digits of what scipy gives. */
const RELATIVE = 1.5e-7;
const close = (found: number, expected: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(RELATIVE * Math.abs(expected) + 1e-15);

describe('jStat beside scipy', () => {
  it("gives Student's quantiles", () => {
    for (const [p, degrees, t] of golden.studentQuantile) close(studentQuantile(p!, degrees!), t!);
  });

  it("gives the shares below a value of Student's t, far in the tail too", () => {
    for (const [t, degrees, p] of golden.studentCumulative) close(studentCumulative(t!, degrees!), p!);
  });

  it('ends at 0 and 1', () => {
    expect([-Infinity, -1e200, 1e200, Infinity].map((t) => studentCumulative(t, 9))).toEqual([0, 0, 1, 1]);
  });

  it('gives the normal distribution', () => {
    for (const [p, z] of golden.normalQuantile) close(normalQuantile(p!), z!);
    for (const [z, p] of golden.normalCumulative) close(normalCumulative(z!), p!);
  });
});

describe('studentQuantile', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t, 0.975.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [29, 2.045],
    [99, 1.984],
  ])('gives the tabled 0.975 quantile at %i degrees of freedom', (degreesOfFreedom, tabled) => {
    expect(studentQuantile(0.975, degreesOfFreedom)).toBeCloseTo(tabled, 3);
  });

  it('agrees with the closed forms for one and two degrees of freedom', () => {
    // Cauchy: tan(pi (p - 1/2)); two degrees: (2p - 1) / sqrt(2 p (1 - p)).
    expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 6);
    expect(studentQuantile(0.975, 2)).toBeCloseTo(0.95 / Math.sqrt(2 * 0.975 * 0.025), 6);
  });
});
