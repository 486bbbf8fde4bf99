import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { maxNorm } from './max-norm.ts';

describe('max-norm', () => {
  it('scales weights that are too long back to the limit, keeping their direction', () => {
    // |(3, 4)| = 5, so with limit 2 the factor is 2/5.
    expectClose(maxNorm.project([3, 4], { limit: 2 }), [1.2, 1.6], 1e-7);
  });

  it('shortens what is within the limit by 1e-7 only, and leaves zeros at zero', () => {
    const [w0, w1] = maxNorm.project([0.3, 0.4], { limit: 2 }) as [number, number];
    expect(0.3 - w0).toBeCloseTo(0.3 * 2e-7, 12);
    expect(0.4 - w1).toBeCloseTo(0.4 * 2e-7, 12);
    expect(maxNorm.project([0, 0], { limit: 2 })).toEqual([0, 0]);
  });

  it('agrees with Keras on a kernel’s columns, the incoming weights of each unit', () => {
    const { kernel, projected } = golden.maxNorm;
    for (const j of [0, 1, 2]) {
      const column = kernel.map((row) => row[j]!);
      expectClose(
        maxNorm.project(column, { limit: 2 }),
        projected.map((row) => row[j]!),
        1e-12,
      );
    }
  });
});
