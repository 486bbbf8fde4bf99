import type { CalibrationBin } from '@experiments/contracts';

const BINS = 15;

/**
 * Puts examples in 15 equal bins by the probability of the class they are given. Undefined where a probability is NaN:
 * such an example belongs in no bin.
 *
 * @param probabilities [examples x classes], row-major
 */
export function calibrationBins(
  labels: Uint8Array,
  probabilities: Float32Array,
  classes: number,
): CalibrationBin[] | undefined {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, probability: 0, correct: 0 }));
  for (let example = 0; example < labels.length; example++) {
    const row = probabilities.subarray(example * classes, (example + 1) * classes);
    if (row.some(Number.isNaN)) return undefined;
    let best = 0;
    for (let j = 1; j < classes; j++) if (row[j]! > row[best]!) best = j;
    const probability = row[best]!;
    const bin = bins[Math.min(BINS - 1, Math.max(0, Math.ceil(probability * BINS) - 1))]!;
    bin.count++;
    bin.probability += probability;
    if (best === labels[example]) bin.correct++;
  }
  return bins;
}

/**
 * Expected calibration error (Guo et al. 2017, arXiv 1706.04599): the gap between mean probability and accuracy of
 * each bin, weighted by its share of the examples.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const examples = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { probability, correct }) => sum + Math.abs(probability - correct), 0) / examples;
}
