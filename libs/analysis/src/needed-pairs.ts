import { normalCumulative, normalQuantile } from './distributions.ts';

const POWER = 0.8;

/**
 * About how many pairs it would take to decide a difference of this size with power 80%, if the truth is what was
 * found so far. The rule asks for both, so it is the larger of
 * - what a t test needs, Guenther's approximation: n = (z_a + z_b)^2 / d^2 + z_a^2 / 2 with d = mean / sd (Guenther
 *   1981, The American Statistician 35), which is within two pairs of the noncentral t;
 * - what it takes until the Wilson interval of P(candidate > baseline) leaves out one half, with that share s normal:
 *   n = ((z / 2 + z_b sqrt(s (1 - s))) / (s - 1/2))^2.
 *
 * No number of pairs below that at which a sign-flip p can be small enough decides either: 2^(1 - n) < level.
 *
 * @param level the p to stay below, divided by the tests of the family
 * @returns Infinity for a mean of zero
 */
export function neededPairs({ mean, sd }: { mean: number; sd: number }, level: number): number {
  const effect = Math.abs(mean) / sd;
  if (!(effect > 0)) return Infinity;
  const [za, zb, z] = [normalQuantile(1 - level / 2), normalQuantile(POWER), normalQuantile(0.975)];
  const forT = (za + zb) ** 2 / effect ** 2 + za ** 2 / 2;
  const share = normalCumulative(effect);
  const forShare = ((z / 2 + zb * Math.sqrt(share * (1 - share))) / (share - 1 / 2)) ** 2;
  return Math.ceil(Math.max(forT, forShare, fewestPairs(level)));
}

/** The fewest pairs with which a two-sided sign-flip p can be below the level. */
export function fewestPairs(level: number): number {
  return Math.floor(1 - Math.log2(level)) + 1;
}
