import { existsSync } from 'node:fs';
import { xorImages } from '@experiments/dataset';
import { DataUnavailable, defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import { directoryStore } from '@experiments/records/directory';
import type { Images, Study } from '@experiments/study';
import { writeReportData as writeFrom } from '@experiments/study/node';

/**
 * Analyses what is recorded of the study and writes the report's data: `index.json` and a file a topic.
 *
 * @returns the paths written
 * @throws Error where there are no records
 */
export async function writeReportData(study: Study, storeFolder: string, folder: string): Promise<string[]> {
  if (!existsSync(storeFolder)) {
    throw new Error(`there are no runs in ${storeFolder}; "experiments run" trains them`);
  }
  return writeFrom(study, directoryStore({ folder: storeFolder }), folder, await imagesAtHand());
}

/**
 * The images that differences by image need the labels of. Whoever trained has them in the cache; nothing is fetched
 * for them.
 */
async function imagesAtHand(): Promise<Images> {
  const cacheFolder = defaultCacheFolder(process.env);
  try {
    return { xor: xorImages(), 'fashion-mnist': await loadFashionMnist({ cacheFolder, sources: [] }) };
  } catch (error) {
    if (!(error instanceof DataUnavailable)) throw error;
    console.error(`no differences by image, for the data is not in ${cacheFolder}`);
    return { xor: xorImages() };
  }
}
