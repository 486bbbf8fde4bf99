import { sha256Hex } from '@experiments/contracts';

/** SHA-256 over the little-endian bytes of all arrays, one after the other. */
export function weightsSha256(weights: readonly Float32Array[]): string {
  return sha256Hex(weightBytes(weights));
}

/**
 * The little-endian bytes of all arrays, one after the other. NaN has one form here: a diverged network's would tell the
 * processor, whose choice its sign and payload are.
 */
export function weightBytes(weights: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(weights.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const array of weights) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  const words = new Uint32Array(bytes.buffer);
  words.forEach((word, index) => {
    if ((word & 0x7fffffff) > 0x7f800000) words[index] = 0x7fc00000;
  });
  return bytes;
}
