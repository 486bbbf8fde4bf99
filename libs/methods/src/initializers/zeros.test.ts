import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { zeros } from './zeros.ts';

describe('zeros', () => {
  it('are all 0 and draw nothing', () => {
    const stream = randomStream(1);
    expect([...zeros.draw(2, 3, stream, {})]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(stream.uint32()).toBe(randomStream(1).uint32());
  });
});
