import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { heNormal } from './he-normal.ts';

describe('He normal', () => {
  it('is cut off at two standard deviations of the normal distribution it is cut from', () => {
    const limit = (2 * Math.sqrt(2 / 50)) / 0.8796256610342398;
    const kernel = heNormal.draw(50, 200, randomStream(1), {});
    const greatest = kernel.reduce((greatest, w) => Math.max(greatest, Math.abs(w)), 0);
    expect(greatest).toBeLessThanOrEqual(Math.fround(limit));
    expect(greatest).toBeGreaterThan(0.99 * limit);
  });
});
