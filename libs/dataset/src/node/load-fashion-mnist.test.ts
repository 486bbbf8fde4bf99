import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canonicalJson, InvalidInput, sha256Hex } from '@experiments/contracts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataFileError } from '../data-file-error.ts';
import { FASHION_MNIST_CHECKSUMS, FASHION_MNIST_FILES } from '../fashion-mnist.ts';
import { CacheFolderError } from './data-cache.ts';
import { DataUnavailable } from './data-unavailable.ts';
import { loadFashionMnist } from './load-fashion-mnist.ts';
import type { LoadOptions, LoadProgress } from './load-fashion-mnist.ts';
import { downloadablePackage } from './sources/debian-package.ts';
import { officialAddress } from './sources/official-address.ts';
import { breakHalfWay, sendAll, sendHalf, serveFiles } from './testing/file-server.ts';
import type { Answer } from './testing/file-server.ts';
import {
  packedFiles,
  syntheticChecksums,
  syntheticFiles,
  temporaryFolder,
  writeFiles,
} from './testing/synthetic-files.ts';

const IMAGES = 'train-images-idx3-ubyte';
const LABELS = 't10k-labels-idx1-ubyte';

describe('loadFashionMnist', () => {
  it('fetches, verifies and shares the data', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    const { train, test, ...rest } = await load({ cacheFolder: folder.path }, server.address);
    expect(rest).toMatchObject({
      name: 'fashion-mnist',
      features: 64,
      hash: sha256Hex(canonicalJson(syntheticChecksums)),
    });
    expect(Buffer.from(train.pixels)).toEqual(syntheticFiles[IMAGES].subarray(16));
    expect(Buffer.from(test.labels)).toEqual(syntheticFiles[LABELS].subarray(8));
    for (const array of [train.pixels, train.labels, test.pixels, test.labels]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
    expect((await readdir(join(folder.path, 'fashion-mnist'))).sort()).toEqual(
      [...FASHION_MNIST_FILES].sort(),
    );
  });

  it('fetches nothing that is in the cache', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    const first = await load({ cacheFolder: folder.path }, server.address);
    expect(
      await loadFashionMnist({ cacheFolder: folder.path, checksums: syntheticChecksums, sources: [] }),
    ).toEqual(first);
  });

  it('reports how much of each file has arrived', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    const reports: LoadProgress[] = [];
    await load({ cacheFolder: folder.path, onProgress: (report) => reports.push(report) }, server.address);
    for (const file of FASHION_MNIST_FILES) {
      const totalBytes = packedFiles[`${file}.gz`]!.length;
      const last = reports.findLast((report) => report.file === file);
      expect(last).toEqual({ file, receivedBytes: totalBytes, totalBytes, source: 'official-address' });
    }
  });

  it('notes a damaged file of the cache and fetches that one again', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    const cached = join(folder.path, 'fashion-mnist');
    await writeFiles(cached, { ...syntheticFiles, [LABELS]: syntheticFiles[LABELS].subarray(0, -1) });
    const notes: string[] = [];
    await load({ cacheFolder: folder.path, onNote: (note) => notes.push(note) }, server.address);
    expect(notes).toEqual([`${join(cached, LABELS)} is damaged and will be fetched again`]);
    expect(server.requests).toEqual([`${LABELS}.gz`]);
    expect(await readFile(join(cached, LABELS))).toEqual(syntheticFiles[LABELS]);
  });

  it.each<[string, Answer, RegExp]>([
    ['truncates', breakHalfWay, /train-images-idx3-ubyte\.gz: found \d+ of \d+ bytes and then: terminated/],
    [
      'ends early without saying so',
      (response, bytes) => response.writeHead(200).end(bytes.subarray(0, -100)),
      /train-images-idx3-ubyte\.gz: found \d+ bytes and then: unexpected end of file/,
    ],
    [
      'sends a page in its place',
      (response) => response.writeHead(200).end('<html>Please log in to the network</html>'),
      /train-images-idx3-ubyte\.gz: found 41 bytes \(unpacked\) with SHA-256 [0-9a-f]{64}, expected SHA-256 /,
    ],
    [
      'sends another file',
      (response) => response.writeHead(200).end(packedFiles[`${LABELS}.gz`]),
      /train-images-idx3-ubyte\.gz: found 108 bytes \(unpacked\) with SHA-256 /,
    ],
    [
      'does not know the file',
      (response) => response.writeHead(404).end(),
      /ubyte\.gz answers 404 Not Found/,
    ],
    [
      'stalls',
      sendHalf,
      /ubyte\.gz: found \d+ of \d+ bytes and then: http\S+ubyte\.gz sent nothing for 0\.5 s/,
    ],
  ])('is not poisoned by a server that %s', async (_, answer, reason) => {
    await using folder = await temporaryFolder();
    await using broken = await serveFiles(answer);
    const sources = [
      officialAddress({ address: broken.address, silence: answer === sendHalf ? 500 : 10_000 }),
    ];
    const failed = load({ cacheFolder: folder.path, sources });
    await expect(failed).rejects.toThrow(DataUnavailable);
    await expect(failed).rejects.toThrow(reason);
    const left = await readdir(join(folder.path, 'fashion-mnist')).catch(() => []);
    expect(left).toEqual([]);

    await using whole = await serveFiles();
    const images = await load({ cacheFolder: folder.path }, whole.address);
    expect(images.train.labels).toHaveLength(1000);
  });

  it('asks the next source only for what the one before did not give', async () => {
    await using folder = await temporaryFolder();
    await using first = await serveFiles((response, bytes, name) =>
      name.startsWith('t10k') ? response.writeHead(404).end() : sendAll(response, bytes, name),
    );
    await using second = await serveFiles();
    await load({ cacheFolder: folder.path }, first.address, second.address);
    expect(second.requests).toEqual(FASHION_MNIST_FILES.slice(2).map((file) => `${file}.gz`));
  });

  it('says, where no source gives the data, which were tried, why not and what to do', async () => {
    await using folder = await temporaryFolder();
    await using first = await serveFiles((response) => response.writeHead(404).end());
    await using second = await serveFiles((response) => response.writeHead(403).end());
    const error = await load({ cacheFolder: folder.path }, first.address, second.address).catch(
      (error) => error,
    );
    expect(error).toBeInstanceOf(DataUnavailable);
    expect(error.attempts).toHaveLength(2);
    expect(error.message).toContain(`${first.address}: ${first.address}${IMAGES}.gz answers 404 Not Found`);
    expect(error.message).toContain(`${second.address}: ${second.address}${IMAGES}.gz answers 403 Forbidden`);
    expect(error.message).toContain('--data FOLDER');
    for (const file of FASHION_MNIST_FILES) expect(error.message).toContain(file);
  });

  it('stops at the signal, with its reason, and leaves nothing half-written', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles(sendHalf);
    const stop = new AbortController();
    const stopped = load(
      { cacheFolder: folder.path, signal: stop.signal, onProgress: () => stop.abort(new Error('Ctrl-C')) },
      server.address,
    );
    await expect(stopped).rejects.toThrow(/^Ctrl-C$/);
    expect(await readdir(join(folder.path, 'fashion-mnist'))).toEqual([]);
  });

  it('does not blame the sources for a cache folder that cannot be used', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    await writeFile(join(folder.path, 'file'), '');
    const failed = load({ cacheFolder: join(folder.path, 'file') }, server.address);
    await expect(failed).rejects.toThrow(CacheFolderError);
  });
});

describe('loadFashionMnist from a folder that the user names', () => {
  it.each([
    ['packed', packedFiles],
    ['unpacked', syntheticFiles],
  ])('reads %s files', async (_, files) => {
    await using folder = await temporaryFolder();
    const named = join(folder.path, 'named');
    await writeFiles(named, files);
    const images = await loadFashionMnist({
      cacheFolder: folder.path,
      folder: named,
      checksums: syntheticChecksums,
    });
    expect(Buffer.from(images.train.pixels)).toEqual(syntheticFiles[IMAGES].subarray(16));
  });

  it('refuses a folder that lacks a file, even where the cache holds it, and asks no other source', async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    await load({ cacheFolder: folder.path }, server.address);
    const named = join(folder.path, 'named');
    await writeFiles(named, packedFiles);
    await rm(join(named, `${LABELS}.gz`));
    for (const cacheFolder of [folder.path, join(folder.path, 'empty')]) {
      const failed = load({ cacheFolder, folder: named }, server.address);
      await expect(failed).rejects.toThrow(InvalidInput);
      await expect(failed).rejects.toThrow(`it holds no ${LABELS}[.gz]`);
    }
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['damaged', packedFiles[`${LABELS}.gz`]!.subarray(0, -30), 'unexpected end of file'],
    [
      'from another data set',
      packedFiles['train-labels-idx1-ubyte.gz']!,
      'found 1008 bytes (unpacked) with SHA-256',
    ],
  ])('refuses a file that is %s, naming it, and asks no other source', async (_, bytes, reason) => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles();
    const named = join(folder.path, 'named');
    await writeFiles(named, { ...packedFiles, [`${LABELS}.gz`]: bytes });
    const failed = load({ cacheFolder: folder.path, folder: named }, server.address);
    await expect(failed).rejects.toThrow(DataFileError);
    await expect(failed).rejects.toThrow(join(named, `${LABELS}.gz`));
    await expect(failed).rejects.toThrow(reason);
    expect(server.requests).toEqual([]);
  });
});

describe('loadFashionMnist in several processes', () => {
  it('fills one cache from two at the same time', { timeout: 30_000 }, async () => {
    await using folder = await temporaryFolder();
    await using server = await serveFiles((...request) => void setTimeout(sendAll, 50, ...request));
    const processes = [
      loadInProcess(folder.path, server.address),
      loadInProcess(folder.path, server.address),
    ];
    for (const [code] of await Promise.all(processes.map((child) => once(child, 'exit'))))
      expect(code).toBe(0);
    expect((await readdir(join(folder.path, 'fashion-mnist'))).sort()).toEqual(
      [...FASHION_MNIST_FILES].sort(),
    );
    await loadFashionMnist({ cacheFolder: folder.path, checksums: syntheticChecksums, sources: [] });
  });

  it('is not poisoned by one that was killed half-way', { timeout: 30_000 }, async () => {
    await using folder = await temporaryFolder();
    const asked = Promise.withResolvers<void>();
    await using stalling = await serveFiles((response, bytes, name) => {
      if (!name.startsWith('t10k-images')) return sendAll(response, bytes, name);
      sendHalf(response, bytes, name);
      asked.resolve();
    });
    const child = loadInProcess(folder.path, stalling.address);
    await asked.promise;
    const cached = join(folder.path, 'fashion-mnist');
    await expect
      .poll(() => readdir(cached))
      .toContainEqual(expect.stringMatching(/^t10k-images.+\.partial$/));
    child.kill('SIGKILL');
    await once(child, 'exit');

    await using server = await serveFiles();
    const notes: string[] = [];
    await load({ cacheFolder: folder.path, onNote: (note) => notes.push(note) }, server.address);
    expect(server.requests).toEqual(FASHION_MNIST_FILES.slice(2).map((file) => `${file}.gz`));
    expect(notes).toEqual([]);
  });
});

describe('the real Fashion-MNIST', () => {
  it('comes out of the Debian package', { timeout: 120_000 }, async (test) => {
    await using folder = await temporaryFolder();
    let images;
    try {
      images = await loadFashionMnist({ cacheFolder: folder.path, sources: [downloadablePackage()] });
    } catch (error) {
      const reason = await downloadFails(folder.path);
      if (reason === undefined) throw error;
      console.warn(`NOT TESTED: the real data set, since its package cannot be downloaded here: ${reason}`);
      test.skip(`the Debian package cannot be downloaded here: ${reason}`);
      return;
    }

    expect(images.features).toBe(784);
    expect(images.train.pixels).toHaveLength(60_000 * 784);
    expect(images.test.pixels).toHaveLength(10_000 * 784);
    expect(images.hash).toBe(sha256Hex(canonicalJson(FASHION_MNIST_CHECKSUMS)));
    // The set is balanced, and its mean brightness (0.2860 of white) is widely known.
    for (const [labels, count] of [
      [images.train.labels, 6000],
      [images.test.labels, 1000],
    ] as const) {
      for (const name of images.classNames.keys()) {
        expect(labels.filter((label) => label === name)).toHaveLength(count);
      }
    }
    const brightness =
      images.train.pixels.reduce((sum, pixel) => sum + pixel, 0) / images.train.pixels.length / 255;
    expect(brightness).toBeCloseTo(0.286, 4);
  });
});

/** Loads the synthetic files, from these addresses in order where the options do not name sources. */
function load(options: LoadOptions, ...addresses: string[]): ReturnType<typeof loadFashionMnist> {
  const sources = addresses.map((address) => officialAddress({ address }));
  return loadFashionMnist({ checksums: syntheticChecksums, sources, ...options });
}

/** The same in a process of its own, which exits with 0 where it succeeds. */
function loadInProcess(cacheFolder: string, address: string): ChildProcess {
  const from = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const program = `
    import { loadFashionMnist } from ${from('./load-fashion-mnist.ts')};
    import { officialAddress } from ${from('./sources/official-address.ts')};
    await loadFashionMnist({
      cacheFolder: ${JSON.stringify(cacheFolder)},
      checksums: ${JSON.stringify(syntheticChecksums)},
      sources: [officialAddress({ address: ${JSON.stringify(address)} })],
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Why the package cannot be downloaded here, found without the code under test. */
async function downloadFails(folder: string): Promise<string | undefined> {
  return promisify(execFile)('apt-get', ['download', 'dataset-fashion-mnist'], { cwd: folder }).then(
    () => undefined,
    (error: Error) => error.message.trim(),
  );
}
