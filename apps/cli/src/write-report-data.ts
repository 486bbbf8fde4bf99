import { existsSync } from 'node:fs';
import { directoryStore } from '@experiments/records/directory';
import type { Study } from '@experiments/study';
import { writeReportData as writeFrom } from '@experiments/study/node';
import { imagesAtHand } from './images-at-hand.ts';

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
