import type { ReportIndex, Verdict } from '@experiments/contracts';
import { expect, it } from 'vitest';
import { claimsSentence } from './claims-sentence.ts';

const claim = (
  verdict: Verdict,
  source: 'original' | 'theory' = 'original',
): ReportIndex['claims'][number] => ({
  topic: 't',
  id: `${source}-${verdict}`,
  source,
  text: '',
  verdict,
  because: '',
});

it('counts the claims of the original by verdict, and no others', () => {
  const claims = [
    claim('supported'),
    claim('undecided'),
    claim('undecided'),
    claim('missing'),
    claim('refuted', 'theory'),
  ];
  expect(claimsSentence(claims)).toMatch(
    /^Of 4 claims of the original study: 1 supported, 2 undecided, 1 without all runs\. A verdict follows/,
  );
});
