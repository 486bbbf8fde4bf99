import { describe, expect, it } from 'vitest';
import { calibrationError } from './calibration-error.ts';

describe('calibrationError', () => {
  it('is 0 where each bin is right as often as it is sure', () => {
    // Four examples at 0.75 for class 0, three of them right.
    const probabilities = Float32Array.from([0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25]);
    expect(calibrationError(Uint8Array.of(0, 0, 0, 1), probabilities, 2)).toBe(0);
  });

  it('weighs the gaps of the bins by their examples', () => {
    // One bin: sure 1.0 and always wrong, gap 1; another: sure 0.5 and right, gap 0.5.
    const probabilities = Float32Array.from([1, 0, 0.5, 0.5]);
    expect(calibrationError(Uint8Array.of(1, 0), probabilities, 2)).toBe((1 + 0.5) / 2);
  });

  it('is NaN where a probability is', () => {
    expect(calibrationError(Uint8Array.of(0), Float32Array.of(NaN, 1), 2)).toBeNaN();
  });
});
