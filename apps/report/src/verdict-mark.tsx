import type { ComparisonReport, Verdict } from '@experiments/contracts';

const MARKS: Readonly<Record<Verdict | ComparisonReport['verdict'], { mark: string; word: string }>> = {
  supported: { mark: '✓', word: 'supported' },
  refuted: { mark: '✗', word: 'refuted' },
  undecided: { mark: '≈', word: 'undecided' },
  missing: { mark: '…', word: 'runs missing' },
  higher: { mark: '↑', word: 'higher' },
  lower: { mark: '↓', word: 'lower' },
};

/** A verdict as a word with a sign before it, so that neither colour nor sign is needed to read it. */
export function VerdictMark({ verdict }: { verdict: keyof typeof MARKS }) {
  const { mark, word } = MARKS[verdict];
  return (
    <span className={`verdict ${verdict}`}>
      <span aria-hidden="true">{mark}</span> {word}
    </span>
  );
}
