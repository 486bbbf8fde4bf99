import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';
import { holm } from './holm.ts';
import { evidenceOf } from './testing/compare.ts';
import { comparisonVerdict, marginVerdict } from './verdict.ts';

const verdictOf = (differences: readonly number[], adjustedP?: number) => {
  const evidence = evidenceOf(differences);
  return comparisonVerdict(evidence, adjustedP ?? evidence.p ?? 1, 1);
};
const ten = [0.011, 0.013, 0.009, 0.012, 0.01, 0.008, 0.014, 0.01, 0.011, 0.012];

describe('comparisonVerdict', () => {
  it('is higher, or lower, where interval, p and share all say so', () => {
    expect(verdictOf(ten)).toEqual({
      verdict: 'higher',
      because:
        'The interval of the difference leaves out 0, the adjusted p is below 0.05, and the Wilson interval of the share of pairs that agree leaves out one half, all on one side.',
    });
    expect(verdictOf(ten.map((value) => -value)).verdict).toBe('lower');
  });

  it('is undecided where one of them does not, and names it', () => {
    expect(verdictOf(ten, 0.06).because).toBe('Undecided: the adjusted p is not below 0.05.');
    // One seed far out: the mean is above 0, and half of the pairs are not.
    const mixed = verdictOf([0.5, 0.4, 0.6, 0.5, 0.5, 0.4, -0.1, -0.1, -0.1, -0.1]);
    expect(mixed.because).toBe(
      'Undecided: the Wilson interval of the share of pairs that agree holds one half.',
    );
    expect(verdictOf([...ten.slice(5), ...ten.slice(5).map((value) => -value)]).because).toBe(
      'Undecided: the interval of the difference holds 0; the adjusted p is not below 0.05; the Wilson interval of the share of pairs that agree holds one half.',
    );
  });

  it('says that three pairs cannot decide, however clear they are', () => {
    expect(verdictOf([0.1, 0.1001, 0.1])).toMatchObject({
      verdict: 'undecided',
      because:
        'Undecided: the adjusted p is not below 0.05; the Wilson interval of the share of pairs that agree holds one half. 3 pairs could not decide: the smallest p that they can give is 0.25.',
    });
  });

  it('says how many pairs a difference of this size would take', () => {
    const { verdict, neededPairs } = verdictOf([0.01, -0.005, 0.012, 0.004, -0.002, 0.007]);
    expect(verdict).toBe('undecided');
    expect(neededPairs).toBeGreaterThan(6);
    expect(neededPairs).toBeLessThan(60);
    expect(verdictOf([0, 0, 0])).not.toHaveProperty('neededPairs');
  });

  it('is undecided on equal values, without a verdict on missing runs, and without a mean on infinite ones', () => {
    expect(verdictOf([0, 0, 0, 0, 0, 0]).verdict).toBe('undecided');
    expect(verdictOf([]).verdict).toBe('missing');
    expect(verdictOf([...ten.slice(1), NaN]).because).toBe(
      'Undecided: 1 of 10 pairs have no finite difference, and so there is no mean to judge by.',
    );
  });
});

describe('marginVerdict', () => {
  const decide = (withinP: number, beyondP: number, n = 10) =>
    marginVerdict({ estimate: { n }, missing: [], withinP, beyondP }).verdict;

  it('is supported within the margin, refuted beyond it, else undecided', () => {
    expect(decide(0.01, 1)).toBe('supported');
    expect(decide(1, 0.01)).toBe('refuted');
    expect(decide(0.2, 0.3)).toBe('undecided');
  });

  it('takes five values, finite ones, and no missing runs', () => {
    expect(decide(0.001, 1, 4)).toBe('undecided');
    const found = { estimate: estimate([1, Infinity, 1, 1, 1, 1]), missing: [], withinP: 1, beyondP: 1 };
    expect(marginVerdict(found).because).toContain('not finite');
    const missing = [{ arm: 'a', seeds: [3], why: 'missing' as const }];
    expect(marginVerdict({ ...found, missing }).verdict).toBe('missing');
  });
});

/** What the rule decides of families of tests of normal differences with these means, in standard deviations. */
function simulate(repetitions: number, pairs: number, means: readonly number[]) {
  const random = randomStream(2026, 'verdicts', pairs, means.length, means[0]!);
  return Array.from({ length: repetitions }, () => {
    const family = means.map((mean) =>
      evidenceOf(Array.from({ length: pairs }, () => mean + random.normal())),
    );
    const adjusted = holm(family.map(({ p }) => p!));
    return family.map((evidence, i) => comparisonVerdict(evidence, adjusted[i]!, family.length).verdict);
  });
}
const share = (outcomes: readonly boolean[]) => outcomes.filter(Boolean).length / outcomes.length;

describe('the rule in simulations', () => {
  it.each([
    [6, 1],
    [10, 1],
    [20, 1],
    [10, 8],
  ])('decides wrongly at most 5 times in 100 under no difference: %i pairs, %i tests', (pairs, tests) => {
    const repetitions = tests > 1 ? 500 : 1500;
    const families = simulate(repetitions, pairs, new Array<number>(tests).fill(0));
    const wrong = share(families.map((verdicts) => verdicts.some((verdict) => verdict !== 'undecided')));
    // The share's own standard error at 5% is 0.6 points of 1,500, a point of 500.
    expect(wrong).toBeLessThan(0.05 + 1.65 * Math.sqrt((0.05 * 0.95) / repetitions));
  });

  it('has this power at 10 pairs', () => {
    const effects = [0.5, 1, 1.5, 2, 3];
    const power = (tests: number) =>
      effects.map((effect) => {
        // The others of the family show no difference.
        const means = [effect, ...new Array<number>(tests - 1).fill(0)];
        return share(simulate(400, 10, means).map(([first]) => first === 'higher'));
      });
    const [alone, inFamily] = [power(1), power(6)];
    console.info(
      `power at 10 pairs, differences of ${effects.join(', ')} SD: ${alone.join(', ')} alone; ${inFamily.join(', ')} in a family of 6`,
    );
    expect(alone.every((value, i) => i === 0 || value >= alone[i - 1]!)).toBe(true);
    expect(alone[1]).toBeGreaterThan(0.5);
    expect(inFamily[4]).toBeGreaterThan(0.9);
  });

  it('decides about 8 times in 10 with as many pairs as it says it needs', () => {
    const differences = [2, -0.5, 1, 0.5, 1.5, -0.2];
    const { neededPairs } = comparisonVerdict(evidenceOf(differences), 1, 1);
    const { mean, sd } = estimate(differences);
    const verdicts = simulate(400, neededPairs!, [mean! / sd!]).flat();
    expect(share(verdicts.map((verdict) => verdict === 'higher'))).toBeGreaterThan(0.7);
    expect(share(verdicts.map((verdict) => verdict === 'higher'))).toBeLessThan(0.92);
  });
});
