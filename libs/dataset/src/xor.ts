import { canonicalJson, sha256Hex } from '@experiments/contracts';
import type { ImageData } from '@experiments/contracts';

/**
 * The exclusive or as a data set of four "images" of two pixels, 0 or 255, which the network sees as 0 or 1: the
 * smallest task that no single layer solves (Minsky and Papert 1969). Training and test examples are the same.
 */
export function xorImages(): ImageData {
  const pixels = Uint8Array.of(0, 0, 0, 255, 255, 0, 255, 255);
  const labels = Uint8Array.of(0, 1, 1, 0);
  return {
    name: 'xor',
    features: 2,
    classNames: ['equal', 'different'],
    train: { pixels, labels },
    test: { pixels, labels },
    hash: sha256Hex(canonicalJson({ name: 'xor', pixels: [...pixels], labels: [...labels] })),
  };
}
