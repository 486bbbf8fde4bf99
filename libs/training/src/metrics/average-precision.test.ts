import { describe, expect, it } from 'vitest';
import { averagePrecision } from './average-precision.ts';

describe('averagePrecision', () => {
  it('follows scikit-learn in its own example', () => {
    // sklearn.metrics.average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.8333...: the positives stand
    // first and third, 1/2 1/1 + 1/2 2/3.
    const score = averagePrecision(Uint8Array.of(0, 0, 1, 1), Float32Array.of(0.1, 0.4, 0.35, 0.8));
    expect(score).toBeCloseTo(1 / 2 + 1 / 3, 12);
  });

  it('is the share of positives for scores that ignore their input, in any order', () => {
    expect(averagePrecision(Uint8Array.of(1, 0, 0, 0), new Float32Array(4))).toBe(0.25);
    expect(averagePrecision(Uint8Array.of(0, 0, 0, 1), new Float32Array(4))).toBe(0.25);
  });

  it('is 1 where all positives come first, and NaN without positives or with a NaN score', () => {
    expect(averagePrecision(Uint8Array.of(1, 1, 0), Float32Array.of(3, 2, 1))).toBe(1);
    expect(averagePrecision(Uint8Array.of(0, 0), Float32Array.of(1, 2))).toBeNaN();
    expect(averagePrecision(Uint8Array.of(0, 1), Float32Array.of(NaN, 2))).toBeNaN();
  });
});
