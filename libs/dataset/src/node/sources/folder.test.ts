import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { recordingReceiver } from '../testing/recording-receiver.ts';
import { temporaryFolder, writeFiles } from '../testing/synthetic-files.ts';
import { folderSource, requireFiles } from './folder.ts';

const one = Buffer.from('one');
const packedTwo = Buffer.from('two, packed');

describe('folderSource', () => {
  it('delivers files under their names, with or without .gz', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { one, 'two.gz': packedTwo });
    const receiver = recordingReceiver();
    await folderSource(folder.path).deliver(['two', 'one'], receiver);
    expect(receiver.received).toEqual([
      { file: 'two', from: join(folder.path, 'two.gz'), totalBytes: packedTwo.length, content: packedTwo },
      { file: 'one', from: join(folder.path, 'one'), totalBytes: one.length, content: one },
    ]);
    await expect(folderSource(folder.path).deliver(['three'], receiver)).rejects.toThrow(
      `${folder.path} holds neither three nor three.gz`,
    );
  });
});

describe('requireFiles', () => {
  it('passes where each file is there, packed or not', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { one, 'two.gz': packedTwo });
    await requireFiles(folder.path, ['one', 'two']);
  });

  it('names the folder, what it lacks and what it should hold', async () => {
    await using folder = await temporaryFolder();
    await writeFiles(folder.path, { one });
    await mkdir(join(folder.path, 'two'));
    const check = requireFiles(folder.path, ['one', 'two']);
    await expect(check).rejects.toThrow(InvalidInput);
    await expect(check).rejects.toThrow(
      `--data: "${folder.path}" is not usable; it holds no two[.gz]; name a folder that holds one[.gz], two[.gz]`,
    );
    await expect(requireFiles('/no/such/folder', ['one'])).rejects.toThrow('--data: "/no/such/folder"');
  });
});
