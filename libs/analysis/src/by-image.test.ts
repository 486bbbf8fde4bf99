import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { byImage } from './by-image.ts';

const pair = (candidate: number[], baseline: number[]) => ({
  candidate: Uint8Array.from(candidate),
  baseline: Uint8Array.from(baseline),
});

describe('byImage', () => {
  it('averages each image over the pairs', () => {
    const found = byImage([pair([1, 1, 0, 1], [0, 1, 1, 1]), pair([1, 1, 1, 1], [0, 1, 1, 0])])!;
    // Per image: 1, 0, -1/2, 1/2.
    expect(found.difference).toMatchObject({ n: 4, mean: 0.25 });
    expect(found.difference.sd).toBeCloseTo(
      Math.sqrt((0.75 ** 2 + 0.25 ** 2 + 0.75 ** 2 + 0.25 ** 2) / 3),
      12,
    );
    expect(found.disagreement).toBe(4 / 8);
  });

  it("is with one pair what McNemar's test looks at", () => {
    // 30 images are the candidate's alone, 18 the baseline's alone, of 1,000.
    const candidate = Array.from({ length: 1000 }, (_, i) => (i < 30 ? 1 : i < 48 ? 0 : 1));
    const baseline = Array.from({ length: 1000 }, (_, i) => (i < 30 ? 0 : 1));
    const { difference, disagreement } = byImage([pair(candidate, baseline)])!;
    expect(difference.mean).toBeCloseTo(12 / 1000, 12);
    expect(disagreement).toBe(48 / 1000);
    const chiSquare = (30 - 18) ** 2 / (30 + 18);
    const z = difference.mean! / (difference.sd! / Math.sqrt(1000));
    // McNemar's variance is that under no difference; the interval's is 0.3% smaller here.
    expect(z ** 2 / chiSquare).toBeCloseTo(1, 2);
  });

  it('covers the difference over all images of a task about 95 times in 100', () => {
    const random = randomStream(2026, 'by-image');
    const repetitions = 1500;
    let covered = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      // An image is easy or hard for both; the candidate gets hard ones right more often, by 0.1.
      const runs = Array.from({ length: 200 }, () => {
        const hard = random.uniform() < 0.3;
        const right = (p: number) => (random.uniform() < p ? 1 : 0);
        return [0, 1].map(() => [right(hard ? 0.6 : 0.97), right(hard ? 0.5 : 0.97)]);
      });
      const pairs = [0, 1].map((k) =>
        pair(
          runs.map((image) => image[k]![0]!),
          runs.map((image) => image[k]![1]!),
        ),
      );
      const { low, high } = byImage(pairs)!.difference;
      if (low! <= 0.03 && 0.03 <= high!) covered++;
    }
    expect(Math.abs(covered / repetitions - 0.95)).toBeLessThan(0.02);
  });

  it('says nothing without images, and where the images are not the same', () => {
    expect(byImage([])).toBeUndefined();
    expect(byImage([pair([], [])])).toBeUndefined();
    expect(byImage([pair([1], [1, 0])])).toBeUndefined();
  });
});
