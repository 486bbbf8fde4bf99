import { comparisonsOf } from '@experiments/analysis';
import type { CorrectImages } from '@experiments/analysis';
import { canonicalJson } from '@experiments/contracts';
import type { DataConfig, ImageData, PlannedRun } from '@experiments/contracts';
import { splitData } from '@experiments/dataset';
import type { RunStore } from '@experiments/records';
import type { Study } from './select-study.ts';

/** The images of each source, as far as they are at hand. */
export type Images = Readonly<Partial<Record<DataConfig['source'], ImageData>>>;

/** Artifacts asked for at once. */
const AT_ONCE = 32;

/**
 * Which test images each run classifies right, from the predictions in its record and the labels of its task, for the
 * arms whose test accuracies are compared. A run without predictions, or on images that are not at hand, is left out.
 */
export async function correctImages(
  study: Study,
  runs: readonly PlannedRun[],
  store: RunStore,
  images: Images,
): Promise<CorrectImages> {
  const compared = new Set(study.topics.flatMap((topic) => armsInAccuracy(topic, study.profile)));
  const wanted = runs.filter(
    ({ config, arm, role }) => role === 'arm' && compared.has(`${config.topic} ${arm}`),
  );
  const labels = labelsOf(images);
  const right = new Map<string, Uint8Array>();
  for (let begin = 0; begin < wanted.length; begin += AT_ONCE)
    await Promise.all(
      wanted.slice(begin, begin + AT_ONCE).map(async ({ runId, config }) => {
        const expected = labels(config.data);
        const predictions = expected && (await store.readArtifact(runId, 'test_predictions.bin'));
        if (predictions?.length !== expected?.length || expected === undefined) return;
        right.set(
          runId,
          expected.map((label, image) => (predictions![image] === label ? 1 : 0)),
        );
      }),
    );
  return (runId) => right.get(runId);
}

function armsInAccuracy(topic: Study['topics'][number], profile: Study['profile']): string[] {
  return comparisonsOf(topic, profile)
    .filter(({ metric }) => metric === 'test_accuracy')
    .flatMap(({ candidate, baseline }) => [`${topic.id} ${candidate}`, `${topic.id} ${baseline}`]);
}

/** Test labels depend on the task and the number of test images alone, so a study has a handful of them. */
function labelsOf(images: Images): (data: DataConfig) => Uint8Array | undefined {
  const known = new Map<string, Uint8Array>();
  return ({ source, task, test }) => {
    const data = images[source];
    if (data === undefined) return undefined;
    const key = canonicalJson({ source, task, test });
    const labels =
      known.get(key) ??
      splitData(data, { source, task, test, train: 0, validation: 0, labelNoise: 0 }, 0).test.labels;
    known.set(key, labels);
    return labels;
  };
}
