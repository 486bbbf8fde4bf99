import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataFileError } from './data-file-error.ts';
import { parseIdx } from './idx.ts';

/** A 2 x 3 array. */
const matrix = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);

describe('parseIdx', () => {
  it('reads dimensions and data', () => {
    expect(parseIdx(matrix, 'm')).toEqual({ dimensions: [2, 3], data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  });

  it('reads big-endian dimensions above 255', () => {
    const bytes = new Uint8Array(8 + 0x0102);
    bytes.set([0, 0, 8, 1, 0, 0, 0x01, 0x02]);
    expect(parseIdx(bytes, 'm').dimensions).toEqual([0x0102]);
  });

  it('gives a view, not a copy, wherever the bytes lie in their buffer', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(matrix.length + 5), 5);
    shared.set(matrix);
    const { data } = parseIdx(shared, 'm');
    expect(data.buffer).toBe(shared.buffer);
    expect([...data]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('reads back what was written, for any shape', () => {
    const shape = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shape, (dimensions) => {
        const data = Uint8Array.from({ length: dimensions.reduce((a, b) => a * b, 1) }, (_, i) => i);
        expect(parseIdx(idx(dimensions, data), 'm')).toEqual({ dimensions, data });
      }),
    );
  });

  it.each([
    ['another magic number', Uint8Array.of(0, 0, 13, 1, 0, 0, 0, 0), 'found the magic number 00 00 0d 01'],
    ['no dimensions', Uint8Array.of(0, 0, 8, 0, 1), 'found the magic number 00 00 08 00'],
    ['packed data', Uint8Array.of(0x1f, 0x8b, 8, 0), 'this is gzip data: unpack it first'],
    ['an empty file', Uint8Array.of(), 'found 0 bytes, expected an idx header (the file is truncated)'],
    ['a truncated header', matrix.subarray(0, 9), 'found 9 bytes, expected a header of 12'],
    ['truncated data', matrix.subarray(0, 17), 'expected 18 for dimensions 2 x 3 (the file is truncated)'],
    [
      'trailing bytes',
      Uint8Array.of(...matrix, 0),
      'found 19 bytes, expected 18 for dimensions 2 x 3 (bytes trail',
    ],
    ['an absurd size', Uint8Array.of(0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255), 'is truncated'],
  ])('refuses %s, naming the file', (_, bytes, message) => {
    expect(() => parseIdx(bytes, 'labels')).toThrow(DataFileError);
    expect(() => parseIdx(bytes, 'labels')).toThrow(/^labels: found /);
    expect(() => parseIdx(bytes, 'labels')).toThrow(message);
  });
});

function idx(dimensions: readonly number[], data: Uint8Array): Uint8Array {
  const sizes = dimensions.flatMap((size) => [
    size >>> 24,
    (size >>> 16) & 255,
    (size >>> 8) & 255,
    size & 255,
  ]);
  return Uint8Array.of(0, 0, 8, dimensions.length, ...sizes, ...data);
}
