import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { truncatedNormal } from './truncated-normal.ts';

describe('truncated normal', () => {
  it('is the stream’s normals without those beyond two standard deviations', () => {
    const stream = randomStream(1);
    const normals = Array.from({ length: 400 }, () => stream.normal()).filter((x) => Math.abs(x) <= 2);
    expect(normals.length).toBeLessThan(400);
    const kernel = truncatedNormal.draw(10, 20, randomStream(1), { standardDeviation: 0.5 });
    expect(kernel).toEqual(Float32Array.from(normals.slice(0, 200), (x) => 0.5 * x));
  });
});
