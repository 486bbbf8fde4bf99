import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunStore } from '@experiments/records';
import { reportFiles } from '../report-files.ts';
import type { Study } from '../select-study.ts';
import type { Images } from '../test-answers.ts';

/**
 * Writes the report's data into a folder, each file at once. Files of topics that are not in the study are removed.
 *
 * @returns the paths written
 */
export async function writeReportData(
  study: Study,
  store: RunStore,
  folder: string,
  images?: Images,
): Promise<string[]> {
  const files = await reportFiles(study, store, images);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeAtomically(join(folder, file), text);
  for (const file of readdirSync(folder))
    if (file.endsWith('.json') && !files.has(file)) rmSync(join(folder, file));
  return [...files.keys()].map((file) => join(folder, file));
}

function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flush: true });
  renameSync(temporary, file);
}
