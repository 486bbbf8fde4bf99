import type { ImageData } from '@experiments/contracts';
import { randomStream } from '@experiments/random';

/** Small images of ten classes that a network can tell apart: a bright block for the class, noise, and half zeros. */
export function syntheticImages({ train = 400, test = 100, features = 40 } = {}): ImageData {
  const part = (count: number, name: string) => {
    const stream = randomStream(1, 'synthetic', name);
    const labels = Uint8Array.from({ length: count }, () => stream.below(10));
    const pixels = new Uint8Array(count * features);
    labels.forEach((label, image) => {
      for (let feature = 0; feature < features; feature++) {
        const bright = feature % 10 === label ? 180 : 0;
        if (stream.below(2) === 1) pixels[image * features + feature] = bright + stream.below(76);
      }
    });
    return { pixels, labels };
  };
  const classNames = Array.from({ length: 10 }, (_, index) => `class ${index}`);
  return {
    name: 'synthetic',
    features,
    classNames,
    train: part(train, 'train'),
    test: part(test, 'test'),
    hash: 'synthetic',
  };
}
