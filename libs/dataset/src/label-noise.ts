import type { RandomStream } from '@experiments/random';

/**
 * Uniform label noise: round(share * n) of the n labels, chosen evenly, are each moved to a different class, chosen
 * evenly among the others. For one stream, the labels changed at a smaller share are changed alike at a larger one,
 * so that levels of noise are paired.
 *
 * @param labels [n], each 0 <= label < classes; left as they are
 * @param share 0 ... 1
 * @returns the noisy labels, [n]
 */
export function withLabelNoise(
  labels: Uint8Array,
  share: number,
  classes: number,
  stream: RandomStream,
): Uint8Array {
  const noisy = labels.slice();
  const moved = Math.round(share * labels.length);
  if (moved === 0) return noisy;
  const order = new Uint32Array(labels.length);
  for (let position = 0; position < order.length; position++) order[position] = position;
  for (const position of stream.shuffle(order).subarray(0, moved)) {
    noisy[position] = (labels[position]! + 1 + stream.below(classes - 1)) % classes;
  }
  return noisy;
}
