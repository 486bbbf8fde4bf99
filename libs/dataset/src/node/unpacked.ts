import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * The bytes as they are, or unpacked where they are gzip data. The first byte tells: 1f for gzip, 00 for idx. Names
 * and headers do not, since servers and browsers unpack on the way.
 */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const whole = prepend(first, iterator);
  if (first.value?.[0] !== 0x1f) return yield* whole;
  // `pipeline` hands an error of the input on to the reader of the output, and stops the input with the reader.
  yield* pipeline(Readable.from(whole), createGunzip({ chunkSize: 1 << 18 }), () => undefined);
}

async function* prepend(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  if (first.done) return;
  yield first.value;
  yield* { [Symbol.asyncIterator]: () => rest };
}
