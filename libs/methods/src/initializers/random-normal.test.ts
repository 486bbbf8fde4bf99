import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { randomNormal } from './random-normal.ts';

describe('random normal', () => {
  it("is the stream's normals times the standard deviation, in order", () => {
    const stream = randomStream(1);
    const kernel = randomNormal.draw(3, 2, randomStream(1), { standardDeviation: 0.5 });
    expect(kernel).toEqual(Float32Array.from({ length: 6 }, () => 0.5 * stream.normal()));
  });

  it('does not look at the size of the layer', () => {
    const small = randomNormal.draw(2, 2, randomStream(1), { standardDeviation: 0.05 });
    const large = randomNormal.draw(200, 200, randomStream(1), { standardDeviation: 0.05 });
    expect(large.subarray(0, 4)).toEqual(small);
  });
});
