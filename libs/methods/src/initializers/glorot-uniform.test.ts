import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { glorotUniform } from './glorot-uniform.ts';

describe('Glorot uniform', () => {
  it('reaches to sqrt(6 / (fanIn + fanOut))', () => {
    const limit = Math.sqrt(6 / 250);
    const kernel = glorotUniform.draw(50, 200, randomStream(1), {});
    const greatest = kernel.reduce((greatest, w) => Math.max(greatest, Math.abs(w)), 0);
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.99 * limit);
  });
});
