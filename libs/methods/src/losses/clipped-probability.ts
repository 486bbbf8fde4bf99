const EPSILON = 1e-7;

/** A probability kept within [1e-7, 1 - 1e-7], so that its logarithm is finite; the bounds are Keras's. */
export function clippedProbability(p: number): number {
  return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
}

/**
 * The gradient of -sum t_j ln p_j with p clipped, which is the same for cross-entropy and for the Kullback-Leibler
 * divergence: -t_j / p_j, and 0 where the clip, being flat, lets no gradient through.
 */
export function logarithmGradient(t: readonly number[], p: readonly number[]): number[] {
  return p.map((pj, j) => (t[j] !== 0 && pj >= EPSILON && pj <= 1 - EPSILON ? -t[j]! / pj : 0));
}
