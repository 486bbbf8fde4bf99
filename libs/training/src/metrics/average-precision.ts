/**
 * Average precision, sum over thresholds of (recall_i - recall_(i-1)) precision_i, without interpolation, as
 * scikit-learn defines it; examples of equal score share a threshold. The share of positives for scores that ignore
 * their input. NaN without positives or where a score is NaN.
 *
 * @param labels 0 or 1 for each example
 * @param scores higher for more surely positive
 */
export function averagePrecision(labels: Uint8Array, scores: Float32Array): number {
  if (scores.some(Number.isNaN)) return NaN;
  const order = Array.from(labels.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives === 0) return NaN;
  let sum = 0;
  let found = 0;
  let foundBefore = 0;
  order.forEach((example, index) => {
    found += labels[example]!;
    const next = order[index + 1];
    if (next !== undefined && scores[next] === scores[example]) return;
    sum += ((found - foundBefore) / positives) * (found / (index + 1));
    foundBefore = found;
  });
  return sum;
}
