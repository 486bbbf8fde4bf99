import { reportIndex, topicReport } from '@experiments/analysis';
import { parseWith, reportIndex as indexSchema, topicReport as topicSchema } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import { originalResults } from '@experiments/topics';
import { calibrations } from './calibrations.ts';
import { correctImages } from './correct-images.ts';
import { planOver } from './plan-over.ts';
import type { Study } from './select-study.ts';
import { testAnswers } from './test-answers.ts';
import type { Images } from './test-answers.ts';

/**
 * Analyses what is recorded of the study: the report's data by file name, `index.json` and a file a topic, each
 * checked against its contract. Equal records give equal text.
 *
 * @param images for differences by image and confusion matrices; where they are not at hand there are none
 */
export async function reportFiles(
  study: Study,
  store: RunStore,
  images: Images = {},
): Promise<Map<string, string>> {
  const { runs, recorded } = await planOver(study, store);
  const correct = await correctImages(study, runs, store, images);
  const answers = await testAnswers(study, runs, store, images);
  const calibrated = await calibrations(study, runs, store);
  const summaries = [...recorded.values()];
  const reports = study.topics.map((topic) =>
    topicReport({
      topic,
      profile: study.profile,
      runs: runs.filter(({ config }) => config.topic === topic.id),
      summaries,
      originals: originalResults,
      correct,
      answers,
      calibrations: calibrated,
    }),
  );
  const files: [string, unknown][] = [
    ['index.json', parseWith(indexSchema, plain(reportIndex(study.profile, reports)), 'index.json')],
    ...reports.map((report): [string, unknown] => {
      const file = `${report.id}.json`;
      return [file, parseWith(topicSchema, plain(report), file)];
    }),
  ];
  return new Map(files.map(([file, content]) => [file, `${JSON.stringify(content, null, 1)}\n`]));
}

/** As it will be read back: without members that are undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
