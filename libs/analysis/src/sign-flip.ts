/**
 * Exact two-sided sign-flip p of paired differences: were there no difference, each could as well have had the other
 * sign, so p is the share of the 2^n patterns of signs whose sum is at least as far from zero as the sum found. A
 * pattern that ties with it counts, and so does a difference of zero, which no sign changes. (Fisher's randomization
 * test; The Design of Experiments, 1935, section 21.)
 *
 * Up to 40 differences the patterns are counted: the sums of the two halves are listed in order, and for each sum
 * of one half a pointer tells how many of the other complete it. Beyond, see {@link gridShare}.
 *
 * @param differences finite; at least one
 */
export function signFlipP(differences: readonly number[]): number {
  const sizes = differences.map(Math.abs);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  // Sums of the same terms in another order differ in their last bits.
  const threshold = observed - 1e-9 * total;
  if (threshold <= 0) return 1;
  // Patterns and their opposites come in pairs, so both tails have twice the share of one.
  return 2 * (sizes.length <= 40 ? countedShare(sizes, threshold) : gridShare(sizes, threshold));
}

/** The share of patterns whose sum is at least the threshold. */
function countedShare(sizes: readonly number[], threshold: number): number {
  const half = Math.floor(sizes.length / 2);
  const left = signedSums(sizes.slice(0, half));
  const right = signedSums(sizes.slice(half));
  let count = 0;
  let smallest = right.length;
  for (const sum of left) {
    while (smallest > 0 && sum + right[smallest - 1]! >= threshold) smallest--;
    count += right.length - smallest;
  }
  return count / 2 ** sizes.length;
}

/** The sums under all patterns of signs, in ascending order: each size merges those without it, moved down and up. */
function signedSums(sizes: readonly number[]): Float64Array {
  let sums = Float64Array.of(0);
  for (const size of sizes) {
    const merged = new Float64Array(2 * sums.length);
    let down = 0;
    let up = 0;
    for (let i = 0; i < merged.length; i++) {
      const takeDown = down < sums.length && (up === sums.length || sums[down]! - size <= sums[up]! + size);
      merged[i] = takeDown ? sums[down++]! - size : sums[up++]! + size;
    }
    sums = merged;
  }
  return sums;
}

const GRID = 2 ** 12;

/**
 * The same share for sizes rounded up to a grid of 4,096 steps to the largest, by adding one size after another to
 * the distribution of sums. The threshold is lowered by as much as rounding can add, so that p errs upwards only.
 */
function gridShare(sizes: readonly number[], threshold: number): number {
  const step = Math.max(...sizes) / GRID;
  const steps = sizes.map((size) => Math.ceil(size / step));
  const reach = steps.reduce((sum, size) => sum + size, 0);
  // Position i holds the probability of the sum 2 i - reach: all sums have the parity of the largest.
  let shares = new Float64Array(reach + 1);
  shares[0] = 1;
  let filled = 0;
  for (const size of steps) {
    const next = new Float64Array(reach + 1);
    for (let i = 0; i <= filled; i++) {
      next[i]! += shares[i]! / 2;
      next[i + size]! += shares[i]! / 2;
    }
    shares = next;
    filled += size;
  }
  const rounded = Math.floor(threshold / step) - sizes.length;
  const first = Math.max(0, Math.ceil((rounded + reach) / 2));
  return Math.min(
    1 / 2,
    shares.subarray(first).reduce((sum, share) => sum + share, 0),
  );
}
