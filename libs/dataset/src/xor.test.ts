import { describe, expect, it } from 'vitest';
import { xorImages } from './xor.ts';

describe('xorImages', () => {
  const images = xorImages();

  it('labels each point with the exclusive or of its pixels', () => {
    for (const { pixels, labels } of [images.train, images.test]) {
      expect(labels).toHaveLength(4);
      labels.forEach((label, row) => {
        expect(label).toBe((pixels[2 * row]! / 255) ^ (pixels[2 * row + 1]! / 255));
      });
    }
  });

  it('has every point once', () => {
    const points = Array.from({ length: 4 }, (_, row) =>
      String(images.train.pixels.subarray(2 * row, 2 * row + 2)),
    );
    expect(points.sort()).toEqual(['0,0', '0,255', '255,0', '255,255']);
  });

  it('is the same data set every time', () => {
    expect(xorImages().hash).toBe(images.hash);
    expect(images.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
