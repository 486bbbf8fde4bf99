import { comparisonsOf } from '@experiments/analysis';
import type { CorrectImages } from '@experiments/analysis';
import type { PlannedRun } from '@experiments/contracts';
import type { RunStore } from '@experiments/records';
import type { Study } from './select-study.ts';
import { readAnswers } from './test-answers.ts';
import type { Images } from './test-answers.ts';

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
  const right = new Map(
    [...(await readAnswers(wanted, store, images))].map(([runId, { predicted, expected }]) => [
      runId,
      expected.map((label, image) => (predicted[image] === label ? 1 : 0)),
    ]),
  );
  return (runId) => right.get(runId);
}

function armsInAccuracy(topic: Study['topics'][number], profile: Study['profile']): string[] {
  return comparisonsOf(topic, profile)
    .filter(({ metric }) => metric === 'test_accuracy')
    .flatMap(({ candidate, baseline }) => [`${topic.id} ${candidate}`, `${topic.id} ${baseline}`]);
}
