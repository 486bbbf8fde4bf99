import { parseRunConfig } from '@experiments/contracts';
import type { Arm, PlannedRun, RunConfigInput, Topic } from '@experiments/contracts';
import { xorImages } from '@experiments/dataset';
import { memoryStore } from '@experiments/records';
import { profiles } from '@experiments/topics';
import { expect, it } from 'vitest';
import { correctImages } from './correct-images.ts';

const config: Omit<RunConfigInput, 'topic' | 'arm' | 'seed'> = {
  data: { source: 'xor' },
  model: { layers: [{ kind: 'dense', units: 2 }] },
  loss: { id: 'softmax-cross-entropy' },
  optimizer: { id: 'adam' },
  epochs: 1,
};
const arm = (id: string): Arm => ({ id, title: id, group: 'all', config, seeds: 1 });
const topic: Topic = {
  id: 'toy',
  number: 1,
  title: 'Toy',
  question: 'Which?',
  prediction: 'None.',
  metric: 'test_accuracy',
  arms: () => ['a', 'b', 'c'].map(arm),
  comparisons: () => [
    { id: 'a-b', title: 'a, b', candidate: 'a', baseline: 'b', metric: 'test_accuracy' },
    { id: 'a-c', title: 'a, c', candidate: 'a', baseline: 'c', metric: 'test_loss' },
  ],
  panels: () => [],
  claims: () => [],
  audit: [],
};
const study = {
  topics: [topic],
  profile: profiles.smoke,
  plan: () => ({ runs: [], waiting: [] }),
};

const labels = xorImages().test.labels;
const run = (id: string, digit: string): PlannedRun => ({
  runId: digit.repeat(32),
  arm: id,
  seed: 1,
  role: 'arm',
  config: parseRunConfig({ ...config, topic: 'toy', arm: id, seed: 1 }),
});

async function recorded(runs: readonly { readonly run: PlannedRun; readonly predictions?: Uint8Array }[]) {
  const store = memoryStore();
  for (const { run, predictions } of runs) {
    const { runId } = run;
    await store.claim(
      {
        runId,
        experiment: 'toy',
        runName: runId,
        params: {},
        tags: {},
        startTime: 1,
        sourceName: 'test',
        user: 'test',
      },
      { owner: 'test', now: 1, staleAfterMs: 1000, maximumAttempts: 1 },
    );
    if (predictions) await store.writeArtifact(runId, 'test_predictions.bin', predictions);
  }
  return store;
}

it('marks the test images that a run classifies right, of arms whose accuracies are compared', async () => {
  const [a, b, c] = [run('a', '1'), run('b', '2'), run('c', '3')];
  const store = await recorded([
    { run: a, predictions: labels },
    { run: b, predictions: labels.map((label, i) => (i === 0 ? 1 - label : label)) },
    { run: c, predictions: labels },
  ]);
  const correct = await correctImages(study, [a, b, c], store, { xor: xorImages() });
  expect(correct(a.runId)).toEqual(Uint8Array.of(1, 1, 1, 1));
  expect(correct(b.runId)).toEqual(Uint8Array.of(0, 1, 1, 1));
  expect(correct(c.runId)).toBeUndefined();
});

it('leaves out runs without predictions, or of another number of images, and images that are not at hand', async () => {
  const [a, b] = [run('a', '1'), run('b', '2')];
  const store = await recorded([{ run: a }, { run: b, predictions: Uint8Array.of(1) }]);
  const correct = await correctImages(study, [a, b], store, { xor: xorImages() });
  expect([a, b].map(({ runId }) => correct(runId))).toEqual([undefined, undefined]);
  const there = await recorded([{ run: a, predictions: labels }]);
  expect((await correctImages(study, [a], there, {}))(a.runId)).toBeUndefined();
});
