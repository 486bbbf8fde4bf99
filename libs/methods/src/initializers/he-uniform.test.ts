import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { heUniform } from './he-uniform.ts';

describe('He uniform', () => {
  it('reaches to sqrt(6 / fanIn), whatever fanOut is', () => {
    const limit = Math.sqrt(6 / 50);
    const kernel = heUniform.draw(50, 200, randomStream(1), {});
    const greatest = kernel.reduce((greatest, w) => Math.max(greatest, Math.abs(w)), 0);
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.99 * limit);
  });
});
