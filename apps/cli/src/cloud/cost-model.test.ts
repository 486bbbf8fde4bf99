import { describe, expect, it } from 'vitest';
import { costOf, usageOf } from './cost-model.ts';

const runs = (count: number, seconds: number) =>
  Array.from({ length: count }, () => ({ seconds, keepsModel: false }));

describe('the cost model', () => {
  it('is what its arithmetic says', () => {
    const usage = usageOf(runs(1000, 2), 100);
    // 1,000 runs of 2 s x 1.5 + 0.3 s, 100 cold starts of 1.5 s, at 1769 MB; 4 plans of 10 s; a publish of 120 s.
    const expected = (1000 * 3.3 + 150) * (1769 / 1024) + 4 * 10 * 0.5 + 120 * (3008 / 1024);
    expect(usage.gigabyteSeconds).toBeCloseTo(expected, 6);
    expect(usage.wallSeconds).toBeCloseTo(3450 / 100 + 40 + 120, 6);
    expect(usage).toMatchObject({ writeUnits: 34_000, invocations: 1005, transitions: 3023 });
    const { parts, once } = costOf(usage, 'x64');
    expect(parts['records (DynamoDB)']).toBeCloseTo(34_000 * 0.625e-6 + 12_000 * 0.125e-6, 9);
    expect(once).toBeCloseTo(
      Object.values(parts).reduce((sum, part) => sum + part, 0),
      9,
    );
  });

  it('grows in proportion to the runs, beside what every sweep needs once', () => {
    const [one, ten, hundred] = [1000, 10_000, 100_000].map((count) =>
      costOf(usageOf(runs(count, 2), 100), 'x64'),
    );
    const fixed = costOf(usageOf([], 100), 'x64').once;
    expect((ten!.once - fixed) / (one!.once - fixed)).toBeCloseTo(10, 0);
    expect((hundred!.once - fixed) / (one!.once - fixed)).toBeCloseTo(100, -1);
    expect(hundred!.monthly / one!.monthly).toBeCloseTo(100, 6);
  });

  it('takes as long as the longest run at least, and costs less on arm64', () => {
    const usage = usageOf([...runs(10, 1), { seconds: 600, keepsModel: true }], 100);
    expect(usage.wallSeconds).toBeGreaterThan(900);
    expect(costOf(usage, 'arm64').once).toBeLessThan(costOf(usage, 'x64').once);
  });
});
