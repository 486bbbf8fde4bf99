import type { Verdict } from '@experiments/contracts';

/** `2 supported, 1 undecided`: how many claims have which verdict. */
export function verdictCounts(claims: readonly { readonly verdict: Verdict }[]): string {
  return (['supported', 'refuted', 'undecided', 'missing'] as const)
    .map((verdict) => ({ verdict, n: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => (verdict === 'missing' ? `${n} without all runs` : `${n} ${verdict}`))
    .join(', ');
}
