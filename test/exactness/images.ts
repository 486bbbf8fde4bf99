import type { ImageData } from '@experiments/contracts';
import { randomStream } from '@experiments/random';

/** More than 128, the inputs that a kernel sums before it turns to the next row, and no multiple of 4. */
const FEATURES = 145;

/** Images of ten classes, each with features of its own that are bright, among noise of which half is zero. */
export function exactnessImages(): ImageData {
  return {
    name: 'exactness',
    features: FEATURES,
    classNames: Array.from({ length: 10 }, (_, label) => `class ${label}`),
    train: part('train', 300),
    test: part('test', 100),
    hash: 'exactness',
  };
}

function part(name: string, count: number): ImageData['train'] {
  const stream = randomStream(1, 'exactness', name);
  const labels = Uint8Array.from({ length: count }, () => stream.below(10));
  const pixels = new Uint8Array(count * FEATURES);
  labels.forEach((label, image) => {
    for (let feature = 0; feature < FEATURES; feature++) {
      if (stream.below(2) === 0) continue;
      pixels[image * FEATURES + feature] = stream.below(100) + (feature % 10 === label ? 120 : 0);
    }
  });
  return { pixels, labels };
}
