import { describe, expect, it } from 'vitest';
import { weightBytes, weightsSha256 } from './weight-bytes.ts';

function fromBits(...words: number[]): Float32Array {
  return new Float32Array(Uint32Array.of(...words).buffer);
}

describe('weight bytes', () => {
  it('are little-endian, array after array', () => {
    expect([...weightBytes([Float32Array.of(1, -2), Float32Array.of(0.5)])]).toEqual([
      ...[0, 0, 0x80, 0x3f],
      ...[0, 0, 0, 0xc0],
      ...[0, 0, 0, 0x3f],
    ]);
  });

  it('tell zeros and infinities apart, but not one NaN from another', () => {
    // x64 makes the first of these where arm64 makes the second.
    const hashes = [0xffc00000, 0x7fc00000, 0x7f800001].map((bits) => weightsSha256([fromBits(1, bits)]));
    expect(new Set(hashes).size).toBe(1);
    const others = [0, 0x80000000, 0x7f800000, 0xff800000].map((bits) => weightsSha256([fromBits(1, bits)]));
    expect(new Set([...hashes, ...others]).size).toBe(5);
  });
});
