import type { TestAnswer, TestAnswers } from '@experiments/analysis';
import { canonicalJson } from '@experiments/contracts';
import type { DataConfig, ImageData, PlannedRun } from '@experiments/contracts';
import { FASHION_MNIST_CLASSES, splitData } from '@experiments/dataset';
import type { RunStore } from '@experiments/records';
import type { Study } from './select-study.ts';

/** The images of each source, as far as they are at hand. */
export type Images = Readonly<Partial<Record<DataConfig['source'], ImageData>>>;

/** Artifacts asked for at once. */
const AT_ONCE = 32;

/** What the arms of confusion matrices answered about each test image. */
export async function testAnswers(
  study: Study,
  runs: readonly PlannedRun[],
  store: RunStore,
  images: Images,
): Promise<TestAnswers> {
  const drawn = new Set(
    study.topics.flatMap((topic) =>
      topic
        .panels(study.profile)
        .flatMap((panel) => (panel.kind === 'confusion' ? [`${topic.id} ${panel.arm}`] : [])),
    ),
  );
  const wanted = runs.filter(
    ({ config, arm, role }) => role === 'arm' && drawn.has(`${config.topic} ${arm}`),
  );
  const answers = await readAnswers(wanted, store, images);
  return (runId) => answers.get(runId);
}

/**
 * The predictions in the runs' records beside the labels of their tasks, by run id. A run without predictions, or on
 * images that are not at hand, is left out.
 */
export async function readAnswers(
  runs: readonly PlannedRun[],
  store: RunStore,
  images: Images,
): Promise<Map<string, TestAnswer>> {
  const labels = labelsOf(images);
  const answers = new Map<string, TestAnswer>();
  for (let begin = 0; begin < runs.length; begin += AT_ONCE)
    await Promise.all(
      runs.slice(begin, begin + AT_ONCE).map(async ({ runId, config }) => {
        const expected = labels(config.data);
        const predicted = expected && (await store.readArtifact(runId, 'test_predictions.bin'));
        if (predicted === undefined || expected === undefined || predicted.length !== expected.length) return;
        answers.set(runId, { predicted, expected, classes: classNames(config.data) });
      }),
    );
  return answers;
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

/** The name of each label of a task. */
function classNames({ source, task }: DataConfig): string[] {
  if (source === 'xor') return ['equal', 'different'];
  const names = (labels: readonly number[]) => labels.map((label) => FASHION_MNIST_CLASSES[label]!);
  if (task.kind === 'subset') return names(task.classes);
  return task.kind === 'one-vs-rest'
    ? ['any other', names(task.positive).join(' or ')]
    : [...FASHION_MNIST_CLASSES];
}
