import { canonicalJson, sha256Hex } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { FASHION_MNIST_CHECKSUMS, FASHION_MNIST_CLASSES, fashionMnistImages } from './fashion-mnist.ts';

/** Two training images and one test image of 1 x 2 pixels. */
const files = {
  'train-images-idx3-ubyte': Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40),
  'train-labels-idx1-ubyte': Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 9, 0),
  't10k-images-idx3-ubyte': Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 50, 60),
  't10k-labels-idx1-ubyte': Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 3),
};

describe('fashionMnistImages', () => {
  it('puts images and labels together', () => {
    expect(fashionMnistImages(files)).toEqual({
      name: 'fashion-mnist',
      features: 2,
      classNames: FASHION_MNIST_CLASSES,
      train: { pixels: Uint8Array.of(10, 20, 30, 40), labels: Uint8Array.of(9, 0) },
      test: { pixels: Uint8Array.of(50, 60), labels: Uint8Array.of(3) },
      hash: sha256Hex(canonicalJson(FASHION_MNIST_CHECKSUMS)),
    });
  });

  it('does not copy', () => {
    const { train } = fashionMnistImages(files);
    expect(train.pixels.buffer).toBe(files['train-images-idx3-ubyte'].buffer);
    expect(train.labels.buffer).toBe(files['train-labels-idx1-ubyte'].buffer);
  });

  it('has a hash that depends on every checksum', () => {
    const hashes = Object.keys(FASHION_MNIST_CHECKSUMS).map(
      (file) => fashionMnistImages(files, { ...FASHION_MNIST_CHECKSUMS, [file]: '00' }).hash,
    );
    expect(new Set([...hashes, fashionMnistImages(files).hash]).size).toBe(5);
  });

  it.each([
    [
      'fewer labels than images',
      'train-labels-idx1-ubyte',
      [0, 0, 8, 1, 0, 0, 0, 1, 9],
      'found 1 labels, expected 2',
    ],
    ['a label above 9', 't10k-labels-idx1-ubyte', [0, 0, 8, 1, 0, 0, 0, 1, 10], 'found the label 10'],
    [
      'labels for images',
      't10k-images-idx3-ubyte',
      [0, 0, 8, 1, 0, 0, 0, 1, 1],
      'found 1 dimensions, expected 3',
    ],
    [
      'test images of another size',
      't10k-images-idx3-ubyte',
      [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5],
      'found 1 pixels an image, expected 2',
    ],
  ])('refuses %s, naming the file', (_, file, bytes, message) => {
    expect(() => fashionMnistImages({ ...files, [file]: Uint8Array.from(bytes) })).toThrow(
      `${file}: ${message}`,
    );
  });
});
