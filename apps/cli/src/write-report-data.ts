import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportIndex, topicReport } from '@experiments/analysis';
import { parseWith, reportIndex as indexSchema, topicReport as topicSchema } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';
import { originalResults } from '@experiments/topics';
import { planOver } from './study.ts';
import type { Study } from './study.ts';

/**
 * Analyses what is recorded of the study and writes the report's data: `index.json` and a file a topic, each checked
 * against its contract. Files of topics that are not in the study are removed. Equal records give equal bytes.
 *
 * @returns the paths written
 * @throws Error where there are no records
 */
export async function writeReportData(study: Study, storeFolder: string, folder: string): Promise<string[]> {
  if (!existsSync(storeFolder)) {
    throw new Error(`there are no runs in ${storeFolder}; "experiments run" trains them`);
  }
  const { runs, recorded } = await planOver(study, directoryStore({ folder: storeFolder }));
  const summaries = [...recorded.values()];
  const reports = study.topics.map((topic) =>
    topicReport({
      topic,
      profile: study.profile,
      runs: runs.filter(({ config }) => config.topic === topic.id),
      summaries,
      originals: originalResults,
    }),
  );
  const files = new Map<string, unknown>([
    ['index.json', parseWith(indexSchema, plain(reportIndex(study.profile, reports)), 'index.json')],
    ...reports.map((report): [string, unknown] => {
      const file = `${report.id}.json`;
      return [file, parseWith(topicSchema, plain(report), file)];
    }),
  ]);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of files)
    writeAtomically(join(folder, file), `${JSON.stringify(content, null, 1)}\n`);
  for (const file of readdirSync(folder))
    if (file.endsWith('.json') && !files.has(file)) rmSync(join(folder, file));
  return [...files.keys()].map((file) => join(folder, file));
}

/** As it will be read back: without members that are undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flush: true });
  renameSync(temporary, file);
}
