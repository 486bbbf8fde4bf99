import { InvalidInput } from '@experiments/contracts';
import type { Claim, Statement } from '@experiments/contracts';
import { originalClaims } from './original-results.ts';

/**
 * A claim of the original study, in its own words, with what its test is.
 *
 * @throws InvalidInput for an id that is not in the list of its claims
 */
export function originalClaim(id: string, reading: string, statements: readonly Statement[]): Claim {
  const original = originalClaims.find((claim) => claim.id === id);
  if (original === undefined)
    throw new InvalidInput('claim.id', id, `claims: ${originalClaims.map((claim) => claim.id).join(', ')}`);
  return { id, source: 'original', text: original.text, reading, statements };
}
