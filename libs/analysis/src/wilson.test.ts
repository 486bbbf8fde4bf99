import { expect, it } from 'vitest';
import golden from '../golden/statistics.json' with { type: 'json' };
import { wilsonInterval } from './wilson.ts';

it.each(golden.wilson)('%d of %i: agrees with statsmodels', (successes, n, low, high) => {
  const found = wilsonInterval(successes!, n!);
  expect(found.share).toBe(successes! / n!);
  expect(found.low).toBeCloseTo(low!, 12);
  expect(found.high).toBeCloseTo(high!, 12);
});

it('tells a share from one half with six pairs that agree, not with three', () => {
  expect(wilsonInterval(3, 3).low).toBeLessThan(0.5);
  expect(wilsonInterval(6, 6).low).toBeGreaterThan(0.5);
});
