import fc from 'fast-check';

const STEP = 1e-5;

/** The gradient of f at x by central differences. */
export function numericalGradient(f: (x: number[]) => number, x: readonly number[]): number[] {
  return x.map((xj, j) => (f(x.with(j, xj + STEP)) - f(x.with(j, xj - STEP))) / (2 * STEP));
}

/**
 * Vectors from (-4, 4) away from all kinks of the definitions at their defaults, which lie where an input, or the
 * difference of two, is a whole number: each input has its fraction from an interval of its own.
 */
export function smoothPoints(minLength: number, maxLength: number): fc.Arbitrary<number[]> {
  const input = fc.record({
    whole: fc.integer({ min: -4, max: 3 }),
    share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  });
  return fc
    .array(input, { minLength, maxLength })
    .map((inputs) => inputs.map(({ whole, share }, j) => whole + (j + share) / inputs.length));
}
