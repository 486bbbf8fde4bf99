const BINS = 15;

/**
 * Expected calibration error (Guo et al. 2017, arXiv 1706.04599): examples are put in 15 equal bins by the probability
 * of the class they are given; the gap between mean probability and accuracy of each bin, weighted by its share of
 * the examples. NaN where a probability is.
 *
 * @param probabilities [examples x classes], row-major
 */
export function calibrationError(labels: Uint8Array, probabilities: Float32Array, classes: number): number {
  const count = new Float64Array(BINS);
  const confidence = new Float64Array(BINS);
  const correct = new Float64Array(BINS);
  for (let example = 0; example < labels.length; example++) {
    const row = probabilities.subarray(example * classes, (example + 1) * classes);
    let best = 0;
    for (let j = 1; j < classes; j++) if (row[j]! > row[best]!) best = j;
    const probability = row[best]!;
    if (row.some(Number.isNaN)) return NaN;
    const bin = Math.min(BINS - 1, Math.max(0, Math.ceil(probability * BINS) - 1));
    count[bin]!++;
    confidence[bin]! += probability;
    if (best === labels[example]) correct[bin]!++;
  }
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) error += Math.abs(confidence[bin]! - correct[bin]!);
  return error / labels.length;
}
