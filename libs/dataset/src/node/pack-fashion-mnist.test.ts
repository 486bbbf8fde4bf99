import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FASHION_MNIST_FILES } from '../fashion-mnist.ts';
import { packFashionMnist } from './pack-fashion-mnist.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  await mkdir(join(folder, 'fashion-mnist'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('packFashionMnist', () => {
  it('packs the four files of the cache', async () => {
    for (const file of FASHION_MNIST_FILES)
      await writeFile(join(folder, 'fashion-mnist', file), file.repeat(100));
    expect(await packFashionMnist(folder, join(folder, 'packed'))).toBe(true);
    for (const file of FASHION_MNIST_FILES) {
      const packed = await readFile(join(folder, 'packed', `${file}.gzip`));
      expect(gunzipSync(packed).toString()).toBe(file.repeat(100));
    }
  });

  it('writes nothing where one is missing', async () => {
    for (const file of FASHION_MNIST_FILES.slice(1))
      await writeFile(join(folder, 'fashion-mnist', file), file);
    expect(await packFashionMnist(folder, join(folder, 'packed'))).toBe(false);
    expect(await readdir(folder)).toEqual(['fashion-mnist']);
  });
});
