import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { randomStream } from '@experiments/random';
import { FASHION_MNIST_FILES } from '../../fashion-mnist.ts';
import type { FashionMnistFile } from '../../fashion-mnist.ts';

/** For the tests: four files in the shape of Fashion-MNIST, of 1000 training and 100 test images of 8 x 8 pixels. */
export const syntheticFiles: Readonly<Record<FashionMnistFile, Buffer>> = {
  'train-images-idx3-ubyte': idx([1000, 8, 8], 256),
  'train-labels-idx1-ubyte': idx([1000], 10),
  't10k-images-idx3-ubyte': idx([100, 8, 8], 256),
  't10k-labels-idx1-ubyte': idx([100], 10),
};

export const syntheticChecksums = Object.fromEntries(
  FASHION_MNIST_FILES.map((file) => [file, createHash('sha256').update(syntheticFiles[file]).digest('hex')]),
) as Readonly<Record<FashionMnistFile, string>>;

/** The files as they are published, by their names with `.gz`. */
export const packedFiles: Readonly<Record<string, Buffer>> = Object.fromEntries(
  FASHION_MNIST_FILES.map((file) => [`${file}.gz`, gzipSync(syntheticFiles[file])]),
);

/** Writes files by name into a folder, which is made where it is missing. */
export async function writeFiles(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
}

/** An empty folder that is removed at the end of the scope that holds it by `await using`. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'experiments-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

function idx(dimensions: readonly number[], values: number): Buffer {
  const header = Buffer.alloc(4 + 4 * dimensions.length);
  header.set([0, 0, 8, dimensions.length]);
  dimensions.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  const stream = randomStream(1, ...dimensions);
  const length = dimensions.reduce((product, size) => product * size, 1);
  return Buffer.concat([header, Uint8Array.from({ length }, () => stream.below(values))]);
}
