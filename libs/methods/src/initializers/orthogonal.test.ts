import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { orthogonal } from './orthogonal.ts';

describe('orthogonal', () => {
  it.each([
    [784, 128],
    [10, 64],
    [50, 50],
    [1, 7],
  ])('has orthonormal columns or rows: %i x %i', (fanIn, fanOut) => {
    const kernel = orthogonal.draw(fanIn, fanOut, randomStream(1), { gain: 1 });
    const tall = fanIn >= fanOut;
    const [length, count] = tall ? [fanIn, fanOut] : [fanOut, fanIn];
    const at = (k: number, vector: number) => kernel[tall ? k * fanOut + vector : vector * fanOut + k]!;
    for (let a = 0; a < count; a++) {
      for (let b = Math.max(0, a - 3); b <= a; b++) {
        let product = 0;
        for (let k = 0; k < length; k++) product += at(k, a) * at(k, b);
        expect(Math.abs(product - Number(a === b))).toBeLessThan(1e-6);
      }
    }
  });

  it('stretches every direction by the gain', () => {
    const kernel = orthogonal.draw(3, 3, randomStream(1), { gain: 2 });
    const x = [0.6, -0.8, 2];
    const y = [0, 1, 2].map((j) => x.reduce((sum, xi, i) => sum + xi * kernel[3 * i + j]!, 0));
    expect(Math.hypot(...y)).toBeCloseTo(2 * Math.hypot(...x), 6);
  });

  it('is evenly distributed: of 2 x 2, half are rotations and half reflections, of an even angle', () => {
    const stream = randomStream(4);
    const kernels = Array.from({ length: 4000 }, () => orthogonal.draw(2, 2, stream, { gain: 1 }));
    const rotations = kernels.filter(([a, b, c, d]) => a! * d! - b! * c! > 0).length;
    const right = kernels.filter(([a, , c]) => a! > 0 && c! > 0).length;
    expect(Math.abs(rotations / 4000 - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 4 / 4000));
    expect(Math.abs(right / 4000 - 1 / 4)).toBeLessThan(5 * Math.sqrt(3 / 16 / 4000));
  });
});
