import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../data-file-error.ts';

/** What is in the cache under a name: the verified bytes, in shared memory, or why there are none. */
export type CachedFile = Uint8Array | 'absent' | 'damaged';

const TEMPORARY = '.partial';
const ABANDONED_AFTER = 60 * 60 * 1000;

/**
 * A folder of unpacked files, each known by its SHA-256, that any number of processes can use at once: a file is
 * written under a temporary name and moved into place only when it is complete, verified and on the disk, so its
 * place holds nothing half-written, and processes that write the same file at the same time move equal bytes.
 */
export class DataCache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Reads a file straight into shared memory and verifies it there.
   *
   * @throws CacheFolderError where it is there and cannot be read
   */
  async read(file: string, sha256: string): Promise<CachedFile> {
    try {
      await using handle = await open(join(this.folder, file));
      const bytes = new Uint8Array(new SharedArrayBuffer((await handle.stat()).size));
      await fill(bytes, handle);
      return sha256Of(bytes) === sha256 ? bytes : 'damaged';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent';
      throw new CacheFolderError(this.folder, error as Error);
    }
  }

  /**
   * Writes a file whose unpacked bytes are these.
   *
   * @param from where the bytes come from, for messages
   * @throws DataFileError where they have another checksum
   * @throws CacheFolderError where the folder cannot be written; and whatever reading the bytes throws
   */
  async store(file: string, sha256: string, from: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await this.#attempt(() => mkdir(this.folder, { recursive: true }));
    const temporary = join(this.folder, `${file}.${randomUUID()}${TEMPORARY}`);
    try {
      await this.#write(temporary, sha256, from, bytes);
      await this.#attempt(() => rename(temporary, join(this.folder, file)));
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async #write(path: string, sha256: string, from: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await using handle = await this.#attempt(() => open(path, 'wx'));
    await this.#removeAbandoned((await handle.stat()).mtimeMs - ABANDONED_AFTER);
    const hash = createHash('sha256');
    let length = 0;
    for await (const chunk of bytes) {
      hash.update(chunk);
      length += chunk.length;
      await this.#attempt(() => handle.writeFile(chunk));
    }
    const found = hash.digest('hex');
    if (found !== sha256) {
      throw new DataFileError(from, `${length} bytes (unpacked) with SHA-256 ${found}`, `SHA-256 ${sha256}`);
    }
    await this.#attempt(() => handle.sync());
  }

  /** Removes what killed processes left: temporary files that nobody has written to since then. */
  async #removeAbandoned(since: number): Promise<void> {
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith(TEMPORARY)) continue;
      const path = join(this.folder, name);
      const modified = (await stat(path).catch(() => undefined))?.mtimeMs;
      if (modified !== undefined && modified < since) await rm(path, { force: true });
    }
  }

  async #attempt<Result>(operation: () => Promise<Result>): Promise<Result> {
    try {
      return await operation();
    } catch (error) {
      throw new CacheFolderError(this.folder, error as Error);
    }
  }
}

/** The cache folder cannot be read or written, which no other source of the data would mend. */
export class CacheFolderError extends Error {
  constructor(folder: string, cause: Error) {
    super(
      `the cache folder ${folder} cannot be used: ${cause.message}; mend it, or name another folder in the ` +
        'environment variable EXPERIMENTS_CACHE',
      { cause },
    );
    this.name = 'CacheFolderError';
  }
}

async function fill(bytes: Uint8Array, handle: FileHandle): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
    if (bytesRead === 0) return;
    at += bytesRead;
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
