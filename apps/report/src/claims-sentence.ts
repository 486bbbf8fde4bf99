import type { ReportIndex } from '@experiments/contracts';
import { count } from './sentences.ts';
import { verdictCounts } from './verdict-counts.ts';

/** How the original's claims fared, and what the verdicts mean. */
export function claimsSentence(claims: ReportIndex['claims']): string {
  const original = claims.filter(({ source }) => source === 'original');
  return (
    `Of ${count(original.length, 'claim')} of the original study: ${verdictCounts(original) || 'none'}. ` +
    'A verdict follows from the records by one rule: that A is above B is supported where the interval of the paired ' +
    'difference, the exact p adjusted for all tests that the claims of its topic rest on, and the share of pairs that ' +
    'agree all say so, refuted where all say the opposite, and else undecided. Undecided says that these runs cannot ' +
    'tell, not that there is no difference.'
  );
}
