import { describe, expect, it } from 'vitest';
import { calibrationBins, calibrationError } from './calibration.ts';

/** The bins that hold an example, by their place. */
function filled(labels: number[], probabilities: number[]) {
  const bins = calibrationBins(Uint8Array.from(labels), Float32Array.from(probabilities), 2);
  return Object.fromEntries([...bins!.entries()].filter(([, { count }]) => count > 0));
}

function errorOf(labels: number[], probabilities: number[]) {
  return calibrationError(calibrationBins(Uint8Array.from(labels), Float32Array.from(probabilities), 2)!);
}

describe('calibrationBins', () => {
  it('sums the probability and the right answers of the examples in a bin', () => {
    expect(filled([0, 1, 1], [0.75, 0.25, 0.78125, 0.21875, 0, 1])).toEqual({
      11: { count: 2, probability: 0.75 + 0.78125, correct: 1 },
      14: { count: 1, probability: 1, correct: 1 },
    });
  });

  it('puts the border of two bins into the lower one', () => {
    // Three fifths are nine bins of fifteen; in float32 they are a little above, and a little below is bin 8.
    expect(Object.keys(filled([0], [Math.fround(0.6), 0.4]))).toEqual(['9']);
    expect(Object.keys(filled([0], [0.6 - 1e-6, 0.4]))).toEqual(['8']);
  });

  it('are none where a probability is NaN', () => {
    expect(calibrationBins(Uint8Array.of(0), Float32Array.of(NaN, 1), 2)).toBeUndefined();
  });
});

describe('calibrationError', () => {
  it('is 0 where each bin is right as often as it is sure', () => {
    // Four examples at 0.75 for class 0, three of them right.
    expect(errorOf([0, 0, 0, 1], [0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25])).toBe(0);
  });

  it('weighs the gaps of the bins by their examples', () => {
    // One bin: sure 1.0 and always wrong, gap 1; another: sure 0.5 and right, gap 0.5.
    expect(errorOf([1, 0], [1, 0, 0.5, 0.5])).toBe((1 + 0.5) / 2);
  });
});
