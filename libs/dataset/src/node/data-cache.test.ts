import { createHash } from 'node:crypto';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { DataFileError } from '../data-file-error.ts';
import { CacheFolderError, DataCache } from './data-cache.ts';
import { temporaryFolder } from './testing/synthetic-files.ts';

const content = Buffer.from('the content of a file');
const sha256 = createHash('sha256').update(content).digest('hex');
const bytes = () => Readable.from([content.subarray(0, 5), content.subarray(5)]);

describe('DataCache', () => {
  it('gives back what was stored, in shared memory', async () => {
    await using folder = await temporaryFolder();
    const cache = new DataCache(join(folder.path, 'made', 'on', 'demand'));
    expect(await cache.read('file', sha256)).toBe('absent');
    await cache.store('file', sha256, 'somewhere', bytes());
    const read = await cache.read('file', sha256);
    expect(read).toEqual(new Uint8Array(content));
    expect((read as Uint8Array).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(await readdir(cache.folder)).toEqual(['file']);
  });

  it.each([
    ['changed', Buffer.from('the content of a fime')],
    ['truncated', content.subarray(0, 9)],
    ['empty', Buffer.alloc(0)],
  ])('tells a %s file and replaces it', async (_, damaged) => {
    await using folder = await temporaryFolder();
    const cache = new DataCache(folder.path);
    await writeFile(join(folder.path, 'file'), damaged);
    expect(await cache.read('file', sha256)).toBe('damaged');
    await cache.store('file', sha256, 'somewhere', bytes());
    expect(await cache.read('file', sha256)).toEqual(new Uint8Array(content));
  });

  it('keeps nothing of bytes with another checksum, and names where they come from', async () => {
    await using folder = await temporaryFolder();
    const cache = new DataCache(folder.path);
    const stored = cache.store('file', sha256, 'http://somewhere/file', Readable.from([Buffer.from('else')]));
    await expect(stored).rejects.toThrow(DataFileError);
    await expect(stored).rejects.toThrow(
      /^http:\/\/somewhere\/file: found 4 bytes \(unpacked\) with SHA-256 .+, expected SHA-256 .+; fetch it again/,
    );
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('keeps nothing where reading the bytes fails, and what was there before', async () => {
    await using folder = await temporaryFolder();
    const cache = new DataCache(folder.path);
    await cache.store('file', sha256, 'somewhere', bytes());
    const breaking = async function* () {
      yield content.subarray(0, 5);
      throw new Error('the line went dead');
    };
    await expect(cache.store('file', sha256, 'somewhere', breaking())).rejects.toThrow('the line went dead');
    expect(await readdir(folder.path)).toEqual(['file']);
    expect(await cache.read('file', sha256)).toEqual(new Uint8Array(content));
  });

  it('has nothing under the name of a file that is being written', async () => {
    await using folder = await temporaryFolder();
    const cache = new DataCache(folder.path);
    const seen: unknown[] = [];
    const watched = async function* () {
      yield content;
      seen.push(await cache.read('file', sha256), await readdir(folder.path));
    };
    await cache.store('file', sha256, 'somewhere', watched());
    expect(seen).toEqual(['absent', [expect.stringMatching(/^file\..+\.partial$/)]]);
  });

  it('lets writers of the same file pass each other', async () => {
    await using folder = await temporaryFolder();
    const cache = new DataCache(folder.path);
    await Promise.all(Array.from({ length: 8 }, () => cache.store('file', sha256, 'somewhere', bytes())));
    expect(await cache.read('file', sha256)).toEqual(new Uint8Array(content));
    expect(await readdir(folder.path)).toEqual(['file']);
  });

  it('clears away what killed processes left, and not what others are writing', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file.old.partial'), 'left two hours ago');
    const { mtimeMs } = await stat(join(folder.path, 'file.old.partial'));
    await utimes(join(folder.path, 'file.old.partial'), mtimeMs / 1000 - 7200, mtimeMs / 1000 - 7200);
    await writeFile(join(folder.path, 'file.new.partial'), 'being written');
    await new DataCache(folder.path).store('file', sha256, 'somewhere', bytes());
    expect((await readdir(folder.path)).sort()).toEqual(['file', 'file.new.partial']);
  });

  it('names a folder that cannot be used, and what to do', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a-file');
    await writeFile(path, 'in the way');
    const cache = new DataCache(join(path, 'cache'));
    for (const operation of [cache.read('file', sha256), cache.store('file', sha256, 'somewhere', bytes())]) {
      await expect(operation).rejects.toThrow(CacheFolderError);
      await expect(operation).rejects.toThrow(/a-file.+cannot be used: ENOTDIR.+EXPERIMENTS_CACHE/);
    }
  });
});
