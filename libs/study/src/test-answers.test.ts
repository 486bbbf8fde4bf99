import { parseRunConfig } from '@experiments/contracts';
import type { PlannedRun, RunConfigInput, Topic } from '@experiments/contracts';
import { xorImages } from '@experiments/dataset';
import { memoryStore } from '@experiments/records';
import { profiles } from '@experiments/topics';
import { expect, it } from 'vitest';
import { testAnswers } from './test-answers.ts';

const config: Omit<RunConfigInput, 'topic' | 'arm' | 'seed'> = {
  data: { source: 'xor' },
  model: { layers: [{ kind: 'dense', units: 2 }] },
  loss: { id: 'softmax-cross-entropy' },
  optimizer: { id: 'adam' },
  epochs: 1,
};
const topic: Topic = {
  id: 'toy',
  number: 1,
  title: 'Toy',
  question: 'Which?',
  prediction: 'None.',
  metric: 'test_accuracy',
  arms: () => [],
  comparisons: () => [],
  panels: () => [{ id: 'confusion', title: 'Confusion', kind: 'confusion', arm: 'drawn' }],
  claims: () => [],
  audit: [],
};
const study = { topics: [topic], profile: profiles.smoke, plan: () => ({ runs: [], waiting: [] }) };
const run = (arm: string, digit: string): PlannedRun => ({
  runId: digit.repeat(32),
  arm,
  seed: 1,
  role: 'arm',
  config: parseRunConfig({ ...config, topic: 'toy', arm, seed: 1 }),
});

it('has what the arms of confusion matrices answered, beside what is right', async () => {
  const runs = [run('drawn', '1'), run('other', '2'), run('drawn', '3')];
  const store = memoryStore();
  for (const { runId } of runs)
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
  const predicted = Uint8Array.of(0, 1, 1, 1);
  for (const { runId } of runs.slice(0, 2))
    await store.writeArtifact(runId, 'test_predictions.bin', predicted);
  const answers = await testAnswers(study, runs, store, { xor: xorImages() });
  expect(answers(runs[0]!.runId)).toEqual({
    expected: xorImages().test.labels,
    predicted,
    classes: ['equal', 'different'],
  });
  // Not drawn; without predictions.
  expect([answers(runs[1]!.runId), answers(runs[2]!.runId)]).toEqual([undefined, undefined]);
  expect((await testAnswers(study, runs, store, {}))(runs[0]!.runId)).toBeUndefined();
});
