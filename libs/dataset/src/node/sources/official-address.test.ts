import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { breakHalfWay, sendHalf, serveFiles } from '../testing/file-server.ts';
import type { Answer } from '../testing/file-server.ts';
import { recordingReceiver } from '../testing/recording-receiver.ts';
import type { Received } from '../testing/recording-receiver.ts';
import { packedFiles, syntheticFiles } from '../testing/synthetic-files.ts';
import { officialAddress } from './official-address.ts';

const FILE = 'train-labels-idx1-ubyte';
const length = packedFiles[`${FILE}.gz`]!.length;

describe('officialAddress', () => {
  it('delivers each file that is asked for, and its length', async () => {
    await using server = await serveFiles();
    const received = await fetchFrom(server.address, [FILE, 't10k-labels-idx1-ubyte']);
    expect(server.requests).toEqual([`${FILE}.gz`, 't10k-labels-idx1-ubyte.gz']);
    expect(received[0]).toEqual({
      file: FILE,
      from: `${server.address}${FILE}.gz`,
      totalBytes: length,
      content: packedFiles[`${FILE}.gz`],
    });
  });

  it('takes what a server packs on the way for what it is', async () => {
    await using server = await serveFiles((response, bytes) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes),
    );
    const received = await fetchFrom(server.address, [FILE]);
    expect(received[0]).toMatchObject({ totalBytes: undefined, content: syntheticFiles[FILE] });
    expect(gunzipSync(packedFiles[`${FILE}.gz`]!)).toEqual(received[0]!.content);
  });

  it.each<[string, Answer, RegExp]>([
    ['404', (response) => response.writeHead(404).end('no such key'), /ubyte\.gz answers 404 Not Found$/],
    ['a broken connection', breakHalfWay, /terminated/],
  ])('gives up at %s', async (_, answer, reason) => {
    await using server = await serveFiles(answer);
    await expect(fetchFrom(server.address, [FILE])).rejects.toThrow(reason);
  });

  it.each<[string, Answer]>([
    ['before the answer', () => undefined],
    ['half-way', sendHalf],
  ])('gives up after silence %s', async (_, answer) => {
    await using server = await serveFiles(answer);
    const fetched = fetchFrom(server.address, [FILE], { silence: 150 });
    await expect(fetched).rejects.toThrow(/ubyte\.gz sent nothing for 0\.15 s$/);
  });

  it('is patient while bytes flow', async () => {
    await using server = await serveFiles(async (response, bytes) => {
      response.writeHead(200);
      for (let at = 0; at < bytes.length; at += bytes.length / 6) {
        response.write(bytes.subarray(at, at + bytes.length / 6));
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      response.end();
    });
    const received = await fetchFrom(server.address, [FILE], { silence: 600 });
    expect(received[0]!.content).toEqual(packedFiles[`${FILE}.gz`]);
  });

  it('says why an address cannot be reached', async () => {
    const refused = `http://127.0.0.1:${await closedPort()}/`;
    await expect(fetchFrom(refused, [FILE])).rejects.toThrow(
      new RegExp(`^${refused}${FILE}\\.gz cannot be reached: .*ECONNREFUSED`),
    );
  });

  it('stops at the signal, with its reason', async () => {
    await using server = await serveFiles(sendHalf);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('Ctrl-C')), 30);
    await expect(fetchFrom(server.address, [FILE], { signal: stop.signal })).rejects.toThrow('Ctrl-C');
  });
});

async function fetchFrom(
  address: string,
  files: string[],
  { silence = 10_000, signal }: { silence?: number; signal?: AbortSignal } = {},
): Promise<Received[]> {
  const receiver = recordingReceiver(signal);
  await officialAddress({ address, silence }).deliver(files, receiver);
  return receiver.received;
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
