import type { ImageData, RunConfig } from '@experiments/contracts';
import { xorImages } from '@experiments/dataset';
import { defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import type { ProgressView } from './progress/progress-view.ts';

export type Source = RunConfig['data']['source'];
export type Images = Readonly<Partial<Record<Source, ImageData>>>;

/**
 * The images of these sources, Fashion-MNIST in shared memory.
 *
 * @param folder where the user says that the files are
 */
export async function loadImages(
  sources: Iterable<Source>,
  { folder, view, signal }: { folder: string | undefined; view: ProgressView; signal?: AbortSignal },
): Promise<Images> {
  const wanted = new Set(sources);
  return {
    ...(wanted.has('xor') && { xor: xorImages() }),
    ...(wanted.has('fashion-mnist') && {
      'fashion-mnist': await loadFashionMnist({
        cacheFolder: defaultCacheFolder(process.env),
        ...(folder !== undefined && { folder }),
        ...(signal && { signal }),
        onNote: (note) => view.note(note),
        onProgress: ({ file, receivedBytes, totalBytes }) =>
          view.busy(`fetching ${file}`, totalBytes === undefined ? undefined : receivedBytes / totalBytes),
      }),
    }),
  };
}
