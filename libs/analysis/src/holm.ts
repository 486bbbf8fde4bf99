/**
 * Holm's adjusted p of each test of a family, in the order given: the probability of even one false finding in the
 * family stays below the level at which these are compared, whatever the tests have to do with each other. The
 * smallest p is multiplied by the number of tests, the next by one less, and none falls below one before it
 * (Holm 1979, Scandinavian Journal of Statistics 6).
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
  const adjusted = new Array<number>(ps.length);
  let largest = 0;
  order.forEach((i, rank) => {
    largest = Math.max(largest, Math.min(1, (ps.length - rank) * ps[i]!));
    adjusted[i] = largest;
  });
  return adjusted;
}
