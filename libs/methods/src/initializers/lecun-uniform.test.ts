import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { lecunUniform } from './lecun-uniform.ts';

describe('LeCun uniform', () => {
  it('reaches to sqrt(3 / fanIn), whatever fanOut is', () => {
    const limit = Math.sqrt(3 / 50);
    const kernel = lecunUniform.draw(50, 200, randomStream(1), {});
    const greatest = kernel.reduce((greatest, w) => Math.max(greatest, Math.abs(w)), 0);
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.99 * limit);
  });
});
