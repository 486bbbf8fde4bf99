import fc from 'fast-check';
import { expect, it } from 'vitest';
import golden from '../golden/statistics.json' with { type: 'json' };
import { holm } from './holm.ts';

it.each(golden.holm)('agrees with statsmodels on $p', ({ p, adjusted }) => {
  const found = holm(p);
  found.forEach((value, i) => expect(value).toBeCloseTo(adjusted[i]!, 12));
});

it('never falls when a p of the family rises, so that a missing test may stand in it as 1', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(p, { minLength: 2, maxLength: 12 }), fc.nat(), (ps, which) => {
      const raised = ps.with(which % ps.length, 1);
      const [before, after] = [holm(ps), holm(raised)];
      before.forEach((value, i) => expect(after[i]).toBeGreaterThanOrEqual(value - 1e-12));
    }),
  );
});

it('is empty for no tests', () => expect(holm([])).toEqual([]));
