import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream, randomStream, streamWords } from './random-stream.ts';

const seed = fc.integer({ min: 0, max: 0xffffffff });
const path = fc.array(fc.oneof(fc.string(), fc.integer({ min: 0 })), { maxLength: 4 });

describe('xoshiro128**', () => {
  it("gives the outputs of the authors' C program for the state 1, 2, 3, 4", () => {
    const stream = new RandomStream(Uint32Array.of(1, 2, 3, 4));
    expect(draw(10, () => stream.uint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it("still agrees with the authors' C program after a million steps", () => {
    const stream = new RandomStream(Uint32Array.of(0xdeadbeef, 0x01234567, 0x89abcdef, 0xffffffff));
    for (let i = 1; i < 1_000_000; i++) stream.uint32();
    expect(stream.uint32()).toBe(3718553007);
  });

  it('leaves the words that it was given alone', () => {
    const words = Uint32Array.of(1, 2, 3, 4);
    new RandomStream(words).uint32();
    expect([...words]).toEqual([1, 2, 3, 4]);
  });
});

describe('streams', () => {
  it('start as they always did', () => {
    // Golden values: a change here changes every run of every topic.
    expect([...streamWords(1, 'split')]).toEqual([3364779847, 189445398, 3879590333, 3252462613]);
    expect([...streamWords(0xffffffff, 'weights', 0)]).toEqual([
      2361625087, 2757659225, 2504807641, 2565614126,
    ]);
    const first = randomStream(1, 'split');
    expect(draw(4, () => first.uint32())).toEqual([283799548, 3841212732, 40940854, 3146869033]);
    expect(randomStream(1, 'split').uniform()).toBe(0.06607723157370105);
    const normal = randomStream(1, 'split');
    expect(draw(3, () => normal.normal())).toEqual([
      0.6920355627417587, -0.4649889288403039, -0.2985837501518063,
    ]);
    const digits = randomStream(1, 'split');
    expect(draw(12, () => digits.below(10))).toEqual([8, 2, 4, 3, 9, 6, 1, 7, 0, 6, 6, 8]);
    expect([...randomStream(1, 'split').shuffle(positions(10))]).toEqual([2, 7, 4, 3, 5, 1, 0, 9, 6, 8]);
  });

  it('repeat for the same seed and path', () => {
    fc.assert(
      fc.property(seed, path, (seed, path) => {
        const [one, other] = [randomStream(seed, ...path), randomStream(seed, ...path)];
        expect(draw(20, () => one.uint32())).toEqual(draw(20, () => other.uint32()));
      }),
    );
  });

  it('differ for different seeds or paths', () => {
    fc.assert(
      fc.property(fc.tuple(seed, path), fc.tuple(seed, path), (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        const [first, second] = [randomStream(one[0], ...one[1]), randomStream(other[0], ...other[1])];
        expect(draw(4, () => first.uint32())).not.toEqual(draw(4, () => second.uint32()));
      }),
    );
  });

  it('tell names from numbers and one name from two', () => {
    const starts = [
      randomStream(1, 'a', 1),
      randomStream(1, 'a', '1'),
      randomStream(1, 'a1'),
      randomStream(1),
    ];
    expect(new Set(starts.map((stream) => stream.uint32())).size).toBe(starts.length);
  });

  it('of neighbouring epochs and seeds are uncorrelated', () => {
    const n = 20_000;
    for (const [one, other] of [
      [randomStream(7, 'order', 1), randomStream(7, 'order', 2)],
      [randomStream(7, 'order'), randomStream(8, 'order')],
    ] as const) {
      // Uniform numbers have the variance 1/12; a mean of n products of two centred ones deviates by 1 / (12 sqrt n).
      const products = draw(n, () => (one.uniform() - 0.5) * (other.uniform() - 0.5));
      expect(Math.abs(mean(products))).toBeLessThan(5 / (12 * Math.sqrt(n)));
    }
  });

  it('never start from four zeros, nor from any zero word', () => {
    fc.assert(
      fc.property(seed, path, (seed, path) => {
        expect([...streamWords(seed, ...path)]).not.toContain(0);
      }),
    );
  });
});

// The statistical tests use fixed streams, so that they pass always or never; the bounds are five standard errors.
const n = 100_000;

describe('uniform', () => {
  const stream = randomStream(3, 'uniform');
  const values = draw(n, () => stream.uniform());

  it('stays in [0, 1) on multiples of 2^-53', () => {
    expect(values.every((x) => x >= 0 && x < 1 && Number.isInteger(x * 2 ** 53))).toBe(true);
  });

  it('has the moments of the uniform distribution: mean 1/2, E[x^2] = 1/3', () => {
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(values.map((x) => x * x)) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / n));
  });

  it('uses the low bits of both words that make it', () => {
    const lowBits = values.map((x) => (x * 2 ** 53) % 2);
    expect(Math.abs(mean(lowBits) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 4 / n));
  });
});

describe('below', () => {
  it('stays below any bound up to 2^32', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 0x100000000 }), (seed, bound) => {
        const value = randomStream(seed).below(bound);
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
      }),
    );
  });

  it.each([2, 3, 10, 9999])('is even over %i values (chi-squared)', (bound) => {
    const stream = randomStream(3, 'below', bound);
    expect(
      Math.abs(
        chiSquaredScore(
          draw(n, () => stream.below(bound)),
          bound,
        ),
      ),
    ).toBeLessThan(5);
  });

  it('has no bias where the bound does not divide 2^32', () => {
    // The remainder alone would put half of the values, not a third, into the lower third of 3 * 2^30.
    const stream = randomStream(3, 'below');
    const inLowerThird = draw(n, () => Number(stream.below(3 * 2 ** 30) < 2 ** 30));
    expect(Math.abs(mean(inLowerThird) - 1 / 3)).toBeLessThan(5 * Math.sqrt(2 / 9 / n));
  });
});

describe('normal', () => {
  const stream = randomStream(3, 'normal');
  const values = draw(n, () => stream.normal());

  it('has mean 0, variance 1, no skew and fourth moment 3', () => {
    const moment = (power: number) => mean(values.map((x) => x ** power));
    expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(1 / n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  });

  it('gives pairs whose members are uncorrelated', () => {
    const products = draw(n / 2, (i) => values[2 * i]! * values[2 * i + 1]!);
    expect(Math.abs(mean(products))).toBeLessThan(5 * Math.sqrt(2 / n));
  });

  it('has 4.55% of its values beyond two standard deviations', () => {
    const beyond = mean(values.map((x) => Number(Math.abs(x) > 2)));
    expect(Math.abs(beyond - 0.0455)).toBeLessThan(5 * Math.sqrt((0.0455 * 0.9545) / n));
  });
});

describe('shuffle', () => {
  it('is a permutation, in place', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.integer()), (seed, items) => {
        const shuffled = [...items];
        expect(randomStream(seed).shuffle(shuffled)).toBe(shuffled);
        expect(shuffled.sort(ascending)).toEqual([...items].sort(ascending));
      }),
    );
  });

  it('gives every order of four items equally often (chi-squared)', () => {
    const stream = randomStream(3, 'shuffle');
    const codes = draw(24_000, () => rankOfPermutation([...stream.shuffle(positions(4))]));
    expect(Math.abs(chiSquaredScore(codes, 24))).toBeLessThan(5);
  });
});

function draw<Value>(count: number, next: (i: number) => Value): Value[] {
  return Array.from({ length: count }, (_, i) => next(i));
}

function positions(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** How many standard deviations Pearson's statistic of evenness lies from its mean, the degrees of freedom. */
function chiSquaredScore(values: readonly number[], classes: number): number {
  const counts = new Float64Array(classes);
  for (const value of values) counts[value]!++;
  const expected = values.length / classes;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (statistic - (classes - 1)) / Math.sqrt(2 * (classes - 1));
}

/** Numbers the permutations of 0 ... n - 1 from 0 to n! - 1 (Lehmer). */
function rankOfPermutation(order: readonly number[]): number {
  return order.reduce(
    (rank, item, i) => rank * (order.length - i) + order.slice(i + 1).filter((later) => later < item).length,
    0,
  );
}

function ascending(a: number, b: number): number {
  return a - b;
}
