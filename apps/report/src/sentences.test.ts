import { describe, expect, it } from 'vitest';
import { comparisonSentence, headline, limits, smallestP } from './sentences.ts';
import { armOf, comparisonOf, estimateOf, reportOf } from './testing/report.ts';

describe('comparisonSentence', () => {
  it.each([
    [
      'a difference whose interval leaves out zero',
      estimateOf(10, -0.0013, 0.0009),
      'Tanh ends 0.0013 below relu in test accuracy: 95% interval −0.0022 to −0.0004, n = 10 pairs.',
    ],
    [
      'a difference to the other side',
      estimateOf(10, 0.02, 0.01),
      'Tanh ends 0.0200 above relu in test accuracy: 95% interval +0.0100 to +0.0300, n = 10 pairs.',
    ],
    [
      'an interval that holds zero',
      estimateOf(10, 0.001, 0.002),
      'Tanh and relu are not told apart in test accuracy: paired difference +0.0010, 95% interval −0.0010 to +0.0030, n = 10 pairs.',
    ],
    [
      'pairs too few to decide',
      estimateOf(3, 0.02, 0.01),
      'Tanh ends 0.0200 above relu in test accuracy: 95% interval +0.0100 to +0.0300, n = 3 pairs. With 3 pairs the smallest two-sided sign-flip p is 0.25, which decides nothing.',
    ],
    [
      'equal values throughout',
      estimateOf(10, 0, 0),
      'Tanh and relu have the same test accuracy in each of n = 10 pairs.',
    ],
    [
      'one pair',
      { n: 1, mean: 0.01 },
      'Tanh minus relu is +0.0100 in test accuracy in the one pair that finished: one pair has no interval.',
    ],
    [
      'values that are not finite',
      { n: 8, notFinite: 2 },
      'Tanh and relu have no mean difference in test accuracy: it is not finite in 2 of 10 pairs.',
    ],
    ['nothing', { n: 0 }, 'Tanh and relu are not compared yet: no seed has finished in both.'],
  ])('speaks of %s', (_, difference, sentence) => {
    expect(plain(comparisonSentence(comparisonOf(difference), reportOf()))).toBe(sentence);
  });
});

describe('comparisonSentence of what the rule says', () => {
  it('adds that a clear interval is not yet a verdict', () => {
    const open = comparisonOf(estimateOf(10, 0.02, 0.01), { verdict: 'undecided' });
    expect(comparisonSentence(open, reportOf())).toMatch(/By the rule for verdicts it stays undecided\.$/);
  });

  it('gives medians of times, in which a miss is infinite', () => {
    const comparison = comparisonOf(
      { n: 1, notFinite: 2 },
      {
        metric: 'val_accuracy',
        until: { reaches: 0.85, in: 'epochs' },
        times: { candidate: { n: 3, missed: 2 }, baseline: { n: 3, missed: 0, median: 4 } },
        pairs: [1, 2, 3].map((seed) => ({ seed, value: null })),
        higher: 2,
        ties: 1,
      },
    );
    expect(plain(comparisonSentence(comparison, reportOf()))).toBe(
      'Tanh against relu: median epochs until validation accuracy 0.85 never (2 of 3 missed) against 4, later in 2 of 3 pairs, equal in 1.',
    );
  });
});

describe('headline', () => {
  const first = comparisonOf({ n: 0 }, { headline: false, candidate: 'relu' });
  const flagged = comparisonOf({ n: 0 });

  it('speaks of the comparison that is marked, else of the first', () => {
    expect(headline(reportOf({ comparisons: [first, flagged] }))).toMatch(/^Tanh and relu/);
    expect(headline(reportOf({ comparisons: [first] }))).toMatch(/^Relu and relu/);
  });

  it('speaks of the arms where none is compared', () => {
    const arms = [armOf('relu'), armOf('tanh', { metrics: {} })];
    expect(headline(reportOf({ arms }))).toMatch(
      /^Test accuracy: relu with 0\.8800 .* 1 of 2 have no mean\.$/,
    );
  });
});

describe('limits', () => {
  it('says what n pairs can decide', () => {
    const few = reportOf({ comparisons: [comparisonOf(estimateOf(3, 1, 1)), comparisonOf({ n: 2 })] });
    expect(plain(limits(few)[0]!)).toBe(
      'The comparisons have n = 2 to 3 pairs of seeds. With 3 pairs the smallest two-sided sign-flip p is 0.25, which decides nothing.',
    );
    const many = reportOf({ comparisons: [comparisonOf(estimateOf(10, 1, 1))] });
    expect(plain(limits(many)[0]!)).toBe(
      'The comparisons have n = 10 pairs of seeds; the smallest two-sided sign-flip p is 0.002 at n = 10.',
    );
  });

  it('names what is missing, failed and diverged, and nothing that is not', () => {
    expect(limits(reportOf()).join(' ')).not.toMatch(/missing|failed|diverged/);
    const report = reportOf();
    const runs = { planned: 20, finished: 16, failed: 1, diverged: 2, missing: 3 };
    const said = limits({ ...report, provenance: { ...report.provenance, runs } }).join(' ');
    expect(said).toMatch(/3 of 20 planned runs are missing.*1 run failed and has.*2 runs diverged/);
  });
});

it.each([
  [3, 0.25],
  [5, 0.0625],
  [8, 0.0078125],
])('smallestP of %i pairs is %d', (n, p) => {
  expect(smallestP(n)).toBe(p);
});

function plain(sentence: string): string {
  return sentence.replaceAll('\u00a0', ' ');
}
