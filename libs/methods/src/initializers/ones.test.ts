import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { ones } from './ones.ts';

describe('ones', () => {
  it('are all 1 and draw nothing', () => {
    const stream = randomStream(1);
    expect([...ones.draw(2, 3, stream, {})]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(stream.uint32()).toBe(randomStream(1).uint32());
  });
});
