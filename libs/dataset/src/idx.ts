import { DataFileError } from './data-file-error.ts';

/** An array of unsigned bytes with its shape, row-major: the last dimension varies fastest. */
export interface IdxArray {
  readonly dimensions: readonly number[];
  /** A view into the bytes that were parsed. */
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Parses the idx format of the MNIST family: two zero bytes, the element type, the number of dimensions, each
 * dimension as a big-endian 32-bit number, then the elements (LeCun, Cortes and Burges, "The MNIST database").
 * Only unsigned bytes are read, the one type that these data sets use.
 *
 * @param bytes the whole unpacked file; it is not copied
 * @param file its name, for messages
 * @throws DataFileError for another format, a truncated file or trailing bytes
 */
export function parseIdx(bytes: Uint8Array, file: string): IdxArray {
  const [zero, alsoZero, type, rank] = bytes;
  if (rank === undefined) {
    throw new DataFileError(file, `${bytes.length} bytes`, 'an idx header (the file is truncated)');
  }
  if (zero !== 0 || alsoZero !== 0 || type !== UNSIGNED_BYTE || rank === 0) {
    throw new DataFileError(
      file,
      `the magic number ${hexadecimal(bytes.subarray(0, 4))}`,
      '00 00 08 and the number of dimensions (idx, unsigned bytes)',
      zero === 0x1f && alsoZero === 0x8b ? 'this is gzip data: unpack it first' : undefined,
    );
  }

  const header = 4 + 4 * rank;
  if (bytes.length < header) {
    throw new DataFileError(file, `${bytes.length} bytes`, `a header of ${header} (the file is truncated)`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const length = header + dimensions.reduce((product, dimension) => product * dimension, 1);
  if (bytes.length !== length) {
    const fault = bytes.length < length ? 'the file is truncated' : 'bytes trail behind the data';
    throw new DataFileError(
      file,
      `${bytes.length} bytes`,
      `${length} for dimensions ${dimensions.join(' x ')} (${fault})`,
    );
  }
  return { dimensions, data: bytes.subarray(header) };
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
