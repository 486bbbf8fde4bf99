/**
 * The mean over both classes of the share of the class that is recognised: 0.5 for an answer that ignores its input,
 * however unequal the classes are. A class without examples is left out.
 *
 * @param labels 0 or 1 for each example
 * @param predictions 0 or 1 for each example
 */
export function balancedAccuracy(labels: Uint8Array, predictions: Uint8Array): number {
  const total = [0, 0];
  const right = [0, 0];
  labels.forEach((label, index) => {
    total[label]!++;
    if (predictions[index] === label) right[label]!++;
  });
  const recalls = [0, 1].filter((label) => total[label]! > 0).map((label) => right[label]! / total[label]!);
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}
