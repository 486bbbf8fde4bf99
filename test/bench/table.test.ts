import { benchmark } from '@experiments/contracts';
import type { Benchmark } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { measure } from './measure.ts';
import { models } from './models.ts';
import { benchmarkText } from './table.ts';

const contestants = [
  {
    id: 'engine',
    title: 'This engine',
    setting: 'one thread',
    seeds: 1,
    cores: 1,
    versions: { engine: '1' },
  },
  {
    id: 'keras',
    title: 'Keras',
    setting: 'defaults',
    seeds: 1,
    cores: 2,
    versions: { keras: '3', python: '4' },
  },
];

async function measured(): Promise<Benchmark> {
  const contenders = contestants.map(({ id, seeds }, index) => ({
    id,
    seeds,
    turn: async () => ({ seconds: 0.5 + 4 * index, processorSeconds: 0.5 + 4 * index, loss: 0.75 }),
  }));
  const { speeds } = await measure({ contenders, models, rounds: 1, steps: 1000, load: () => 0 });
  return benchmark.parse({
    version: 1,
    date: '2020-02-02T20:20:20.000Z',
    machine: {
      processor: 'A processor',
      cores: 2,
      memoryBytes: 8 * 2 ** 30,
      platform: 'linux',
      architecture: 'x64',
      loadBefore: [0.25, 0, 0],
      loadAfter: [1, 0, 0],
    },
    rounds: 1,
    steps: 1000,
    models: models.map(({ id, title, batchSize }) => ({ id, title, batchSize })),
    contestants,
    speeds,
    skipped: [{ contestant: 'jax', reason: 'there is no python3' }],
    start: {
      millisecondsToRun: [61.2, 59.9],
      millisecondsOfOneStepRun: [30, 31],
      workers: 2,
      residentBytes: 262e6,
    },
  } satisfies Benchmark);
}

describe('benchmarkText', () => {
  it('shows a table a model, settings, what was skipped, and the start of workers', async () => {
    const text = benchmarkText(await measured());
    expect(text).toContain(
      `
base: 784-128-10, Adam, batch 32
             ms/step/seed  fastest - slowest  processor ms  seeds  cores used  steps/s  x one worker  x worker per core   loss
This engine         0.500      0.500 - 0.500         0.500      1    1.0 of 1     2000          1.00                     0.750
Keras               4.500      4.500 - 4.500         4.500      1    1.0 of 2      222          9.00                     0.750
`,
    );
    expect(text.match(/^This engine +0\.500/gm)).toHaveLength(models.length);
    expect(text).toContain(
      'A processor, 2 cores, 8 GiB; load 0.3 before, 1.0 after; 2020-02-02T20:20:20.000Z',
    );
    expect(text).toContain('Keras: defaults (keras 3, python 4)');
    expect(text).toContain('skipped: jax: there is no python3');
    expect(text).toContain('after 61 and 60 ms');
    expect(text).toContain('reside in 262 MB');
  });

  it('shows no more than was measured', async () => {
    const text = benchmarkText({ ...(await measured()), speeds: [], skipped: [], start: undefined });
    expect(text).not.toMatch(/NaN|undefined|skipped|resid/);
  });
});
