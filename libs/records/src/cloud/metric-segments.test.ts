import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSegments, POINTS_PER_SEGMENT, unpackSegment } from './metric-segments.ts';

const point = fc.record({
  key: fc.constantFrom('loss', 'gradient_norm/layer_1', 'val loss'),
  step: fc.maxSafeInteger(),
  value: fc.double(),
  timestamp: fc.maxSafeNat(),
});

describe('metric segments', () => {
  it('hold every point to the last bit, in order', () => {
    fc.assert(
      fc.property(fc.array(point), (points) => {
        expect(packSegments(points).flatMap(unpackSegment)).toEqual(points);
      }),
    );
  });

  it('hold thousands of points in few items of bounded size', () => {
    const points = Array.from({ length: 3200 }, (_, step) => ({
      key: `m${step % 40}`,
      step,
      value: 1 / step,
      timestamp: step,
    }));
    const segments = packSegments(points);
    expect(segments.map(({ points: { length } }) => length / 26)).toEqual([1000, 1000, 1000, 200]);
    expect(segments.flatMap(unpackSegment)).toEqual(points);
    expect(POINTS_PER_SEGMENT * (26 + 250)).toBeLessThan(400_000);
  });

  it('are refused where damaged', () => {
    const [segment] = packSegments([{ key: 'loss', step: 1, value: 2, timestamp: 3 }]);
    expect(() => unpackSegment({ ...segment!, points: segment!.points.subarray(1) })).toThrow('25 bytes');
    expect(() => unpackSegment({ ...segment!, keys: [] })).toThrow('point 0');
  });
});
