import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

describe('spread', () => {
  it('leaves alone what does not collide', () => {
    expect(spread([10, 50, 30], 16, 0, 100)).toEqual([10, 50, 30]);
  });

  it('parts a pair evenly about its middle', () => {
    expect(spread([50, 52], 16, 0, 100)).toEqual([43, 59]);
  });

  it('keeps gaps, order and bounds, and moves nothing that has room', () => {
    const position = fc.double({ min: -50, max: 450, noNaN: true });
    fc.assert(
      fc.property(fc.array(position, { maxLength: 12 }), (positions) => {
        const moved = spread(positions, 16, 0, 400);
        const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
        order.slice(1).forEach((index, i) => {
          expect(moved[index]! - moved[order[i]!]!).toBeGreaterThanOrEqual(16 - 1e-9);
        });
        for (const value of moved) {
          expect(value).toBeGreaterThanOrEqual(-1e-9);
          expect(value).toBeLessThanOrEqual(400 + 1e-9);
        }
        positions.forEach((wanted, i) => {
          const alone = positions.every(
            (other, j) => i === j || Math.abs(other - wanted) > 16 * positions.length,
          );
          if (alone && wanted >= 16 * positions.length && wanted <= 400 - 16 * positions.length)
            expect(moved[i]).toBeCloseTo(wanted, 9);
        });
      }),
    );
  });
});
