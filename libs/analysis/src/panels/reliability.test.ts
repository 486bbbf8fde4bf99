import { describe, expect, it } from 'vitest';
import { plannedRun, recordOf, toyArm } from '../testing/runs.ts';
import { reliabilityPanel } from './reliability.ts';

const panel = {
  id: 'sure',
  title: 'Sure',
  kind: 'reliability',
  lines: [{ title: 'Loss', arm: 'a' }],
} as const;
const runs = [1, 2].map((seed) => {
  const plan = plannedRun('a', seed);
  return { plan, summary: recordOf(plan) };
});
const source = { arm: () => ({ arm: toyArm('a'), runs, trials: [] }) };
const empty = { count: 0, probability: 0, correct: 0 };

describe('reliabilityPanel', () => {
  it('averages each bin over the seeds that put an image there, and leaves empty ones out', () => {
    const bins = new Map([
      [runs[0]!.plan.runId, [empty, { count: 4, probability: 3, correct: 2 }, empty]],
      [
        runs[1]!.plan.runId,
        [empty, { count: 2, probability: 1.25, correct: 2 }, { count: 1, probability: 1, correct: 1 }],
      ],
    ]);
    const [line] = reliabilityPanel(panel, { ...source, calibrations: (id) => bins.get(id) }).lines;
    expect(line).toMatchObject({ title: 'Loss', arm: 'a', runs: 2 });
    expect(line!.bins).toMatchObject([
      { images: 6, probability: { n: 2, mean: (0.75 + 0.625) / 2 }, accuracy: { n: 2, mean: 0.75 } },
      { images: 1, probability: { n: 1, mean: 1 }, accuracy: { n: 1, mean: 1 } },
    ]);
    expect(line!.bins[0]!.values).toEqual([
      { seed: 1, probability: 0.75, accuracy: 0.5 },
      { seed: 2, probability: 0.625, accuracy: 1 },
    ]);
  });

  it('has no bins where no run has recorded any', () => {
    expect(reliabilityPanel(panel, source).lines).toEqual([{ title: 'Loss', arm: 'a', runs: 0, bins: [] }]);
  });
});
