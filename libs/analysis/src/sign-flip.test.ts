import { randomStream } from '@experiments/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../golden/statistics.json' with { type: 'json' };
import { signFlipP } from './sign-flip.ts';

/** Every pattern of signs, one by one. */
function byEnumeration(differences: readonly number[]): number {
  const observed = Math.abs(differences.reduce((a, b) => a + b, 0)) - 1e-9;
  let count = 0;
  for (let pattern = 0; pattern < 2 ** differences.length; pattern++) {
    const sum = differences.reduce((a, b, i) => a + (pattern & (1 << i) ? b : -b), 0);
    if (Math.abs(sum) >= observed) count++;
  }
  return count / 2 ** differences.length;
}

/** Coarse, so that ties and zeros happen. */
const difference = fc.integer({ min: -6, max: 6 }).map((value) => value / 10);

describe('signFlipP', () => {
  it.each(golden.signFlip)('agrees with scipy on $differences', ({ differences, p }) => {
    expect(signFlipP(differences)).toBe(p);
  });

  it.each([3, 5, 8, 10, 30])('is 2 in 2^n where all %i pairs agree', (n) => {
    expect(signFlipP(Array.from({ length: n }, (_, i) => 0.001 * (i + 1)))).toBe(2 ** (1 - n));
  });

  it('is 1 where nothing differs', () => {
    expect(signFlipP([0, 0, 0])).toBe(1);
    expect(signFlipP([0.1, -0.1])).toBe(1);
  });

  it('counts what enumeration counts, ties and zeros included', () => {
    fc.assert(
      fc.property(fc.array(difference, { minLength: 1, maxLength: 11 }), (differences) => {
        expect(signFlipP(differences)).toBe(byEnumeration(differences));
      }),
    );
  });

  it('depends on neither side, scale nor order', () => {
    fc.assert(
      fc.property(fc.array(difference, { minLength: 1, maxLength: 30 }), (differences) => {
        const p = signFlipP(differences);
        expect(signFlipP(differences.map((value) => -value))).toBe(p);
        expect(signFlipP(differences.map((value) => 1e-4 * value).reverse())).toBe(p);
      }),
      { numRuns: 30 },
    );
  });

  it('comes close to the exact value from above beyond 40 pairs', () => {
    const random = randomStream(2026, 'sign-flip');
    const most = Array.from({ length: 40 }, () => 0.3 + random.normal());
    // A difference of zero doubles the patterns and the ties: the exact p stays.
    const exact = signFlipP(most);
    const padded = signFlipP([...most, 0, 0]);
    expect(padded).toBeGreaterThanOrEqual(exact);
    expect(padded).toBeLessThan(1.01 * exact);
    expect(signFlipP(Array.from({ length: 100 }, () => 1))).toBeLessThan(1e-25);
  });
});
