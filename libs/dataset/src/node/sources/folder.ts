import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '@experiments/contracts';
import type { DataSource } from './data-source.ts';

/** A folder that holds the files under their usual names, unpacked or with `.gz` behind. */
export function folderSource(
  folder: string,
  { id = 'folder', title = `the folder ${folder}` } = {},
): DataSource {
  return {
    id,
    title,
    async deliver(files, receiver) {
      for (const file of files) {
        const found = await find(folder, file);
        if (found === undefined) throw new Error(`${folder} holds neither ${file} nor ${file}.gz`);
        const bytes = createReadStream(found.path);
        await receiver.receive({ file, from: found.path, bytes, totalBytes: found.size });
      }
    },
  };
}

/**
 * Checks that a folder which the user named holds each of the files, without reading them.
 *
 * @throws InvalidInput naming the first file that is missing
 */
export async function requireFiles(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    if ((await find(folder, file)) !== undefined) continue;
    const wanted = files.map((name) => `${name}[.gz]`).join(', ');
    throw new InvalidInput('--data', folder, `it holds no ${file}[.gz]; name a folder that holds ${wanted}`);
  }
}

async function find(folder: string, file: string): Promise<{ path: string; size: number } | undefined> {
  for (const name of [file, `${file}.gz`]) {
    const path = join(folder, name);
    const status = await stat(path).catch(() => undefined);
    if (status?.isFile()) return { path, size: status.size };
  }
  return undefined;
}
