import { join } from 'node:path';
import type { ImageData } from '@experiments/contracts';
import { DataFileError } from '../data-file-error.ts';
import { FASHION_MNIST_CHECKSUMS, FASHION_MNIST_FILES, fashionMnistImages } from '../fashion-mnist.ts';
import type { FashionMnistFile } from '../fashion-mnist.ts';
import { CacheFolderError, DataCache } from './data-cache.ts';
import { DataUnavailable } from './data-unavailable.ts';
import type { Attempt } from './data-unavailable.ts';
import type { DataSource, Receiver } from './sources/data-source.ts';
import { folderSource, requireFiles } from './sources/folder.ts';
import { sources as registeredSources } from './sources/registry.ts';
import { unpacked } from './unpacked.ts';

export interface LoadOptions {
  /** The data set is kept in its subfolder `fashion-mnist`; see `defaultCacheFolder`. */
  readonly cacheFolder: string;
  /** A folder that the user names: what the cache lacks is read from here and nowhere else. */
  readonly folder?: string;
  readonly sources?: readonly DataSource[];
  /** SHA-256 of the four unpacked files. */
  readonly checksums?: Readonly<Record<FashionMnistFile, string>>;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Told what the user may want to know and need not mend. */
  readonly onNote?: (note: string) => void;
  /** Gives up; `loadFashionMnist` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface LoadProgress {
  /** What is being fetched: one of the four files, or a package that holds them. */
  readonly file: string;
  /** Bytes as they arrive, which may be packed. */
  readonly receivedBytes: number;
  readonly totalBytes?: number;
  /** Id of the source. */
  readonly source: string;
}

/**
 * Fashion-MNIST with every file verified by its SHA-256, in shared memory: from the cache, or else from a source by
 * way of the cache.
 *
 * @throws InvalidInput where the named folder lacks a file, DataFileError where a file in it is damaged
 * @throws DataUnavailable where no source gave the files
 * @throws CacheFolderError where the cache folder cannot be read or written
 */
export async function loadFashionMnist(options: LoadOptions): Promise<ImageData> {
  const { folder, checksums = FASHION_MNIST_CHECKSUMS, onNote, signal } = options;
  // A wrong folder is an error even while the cache makes it unnecessary: the user would believe it was read.
  if (folder !== undefined) await requireFiles(folder, FASHION_MNIST_FILES);
  const sources = folder === undefined ? (options.sources ?? registeredSources) : [folderSource(folder)];
  const cache = new DataCache(join(options.cacheFolder, 'fashion-mnist'));

  const loaded: Partial<Record<FashionMnistFile, Uint8Array>> = {};
  const missing = () => FASHION_MNIST_FILES.filter((file) => loaded[file] === undefined);
  const readCache = async () => {
    for (const file of missing()) {
      const cached = await cache.read(file, checksums[file]);
      if (cached === 'damaged') onNote?.(`${join(cache.folder, file)} is damaged and will be fetched again`);
      else if (cached !== 'absent') loaded[file] = cached;
    }
  };

  await readCache();
  const attempts: Attempt[] = [];
  for (const source of sources) {
    if (missing().length === 0) break;
    try {
      await source.deliver(missing(), receiverFor(source, cache, options));
    } catch (error) {
      signal?.throwIfAborted();
      if (folder !== undefined || error instanceof CacheFolderError) throw error;
      attempts.push({ source: source.title, reason: (error as Error).message });
    }
    await readCache();
  }
  if (missing().length > 0) throw new DataUnavailable(missing(), attempts);
  return fashionMnistImages(loaded as Record<FashionMnistFile, Uint8Array>, checksums);
}

function receiverFor(source: DataSource, cache: DataCache, options: LoadOptions): Receiver {
  const { checksums = FASHION_MNIST_CHECKSUMS, onProgress, signal } = options;
  const progress: Receiver['progress'] = (file, receivedBytes, totalBytes) =>
    onProgress?.({ file, receivedBytes, ...(totalBytes !== undefined && { totalBytes }), source: source.id });
  return {
    signal,
    progress,
    note: (text) => options.onNote?.(text),
    async receive({ file, from, bytes, totalBytes }) {
      const sha256 = checksums[file as FashionMnistFile];
      let received = 0;
      const counted = async function* () {
        for await (const chunk of bytes) {
          signal?.throwIfAborted();
          received += chunk.length;
          progress(file, received, totalBytes);
          yield chunk;
        }
      };
      try {
        await cache.store(file, sha256, from, unpacked(counted()));
      } catch (error) {
        if (error instanceof DataFileError || error instanceof CacheFolderError) throw error;
        const found = `${received}${totalBytes === undefined ? '' : ` of ${totalBytes}`} bytes and then: `;
        throw new DataFileError(
          from,
          found + (error as Error).message,
          `the whole file, unpacked SHA-256 ${sha256}`,
        );
      }
    },
  };
}
