import { xorImages } from '@experiments/dataset';
import { DataUnavailable, defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import type { Images } from '@experiments/study';

/**
 * The images that differences by image need the labels of. Whoever trained has them in the cache; nothing is fetched
 * for them.
 */
export async function imagesAtHand(): Promise<Images> {
  const cacheFolder = defaultCacheFolder(process.env);
  try {
    return { xor: xorImages(), 'fashion-mnist': await loadFashionMnist({ cacheFolder, sources: [] }) };
  } catch (error) {
    if (!(error instanceof DataUnavailable)) throw error;
    console.error(`no differences by image, for the data is not in ${cacheFolder}`);
    return { xor: xorImages() };
  }
}
