import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { randomUniform } from './random-uniform.ts';

describe('random uniform', () => {
  it('reaches from -limit to limit', () => {
    const kernel = randomUniform.draw(100, 100, randomStream(1), { limit: 2 });
    expect(Math.min(...kernel)).toBeGreaterThanOrEqual(-2);
    expect(Math.min(...kernel)).toBeLessThan(-1.99);
    expect(Math.max(...kernel)).toBeLessThanOrEqual(2);
    expect(Math.max(...kernel)).toBeGreaterThan(1.99);
  });
});
