import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpacked } from './unpacked.ts';

const plain = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i) & 255)).fill(0, 0, 2);
const packed = gzipSync(plain);

describe('unpacked', () => {
  it.each([
    ['gzip data in one piece', [packed]],
    ['gzip data byte by byte', Array.from(packed, (byte) => Buffer.of(byte))],
    ['plain data', [plain.subarray(0, 7), plain.subarray(7)]],
  ])('gives the plain bytes of %s', async (_, chunks) => {
    expect(await buffer(unpacked(Readable.from(chunks)))).toEqual(plain);
  });

  it('gives nothing for nothing', async () => {
    expect(await buffer(unpacked(Readable.from([])))).toEqual(Buffer.alloc(0));
  });

  it('refuses truncated gzip data', async () => {
    await expect(buffer(unpacked(Readable.from([packed.subarray(0, -9)])))).rejects.toThrow(
      'unexpected end of file',
    );
  });

  it('hands on an error of the input', async () => {
    const breaking = async function* () {
      yield packed.subarray(0, 20);
      throw new Error('the line went dead');
    };
    await expect(buffer(unpacked(breaking()))).rejects.toThrow('the line went dead');
  });

  it('stops the input where its reader stops', async () => {
    const input = Readable.from([packed.subarray(0, 500), packed.subarray(500)]);
    for await (const chunk of unpacked(input)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(input.destroyed).toBe(true);
  });
});
