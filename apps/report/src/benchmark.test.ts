import { describe, expect, it } from 'vitest';
import type { Benchmark, BenchmarkContestant, BenchmarkSpeed } from '@experiments/contracts';
import { readBenchmark, speedRows } from './benchmark.ts';

const speed = (contestant: string, median: number): BenchmarkSpeed => ({
  model: 'base',
  contestant,
  millisecondsPerStepAndSeed: { median, low: median, high: median },
  processorMillisecondsPerStepAndSeed: { median, low: median, high: median },
  stepsPerSecond: 1000 / median,
  loss: 0.5,
  rounds: [{ seconds: 1, processorSeconds: 1, loss: 0.5, load: 0 }],
});
const contestant = (id: string): BenchmarkContestant => ({
  id,
  title: id,
  setting: 'one thread',
  seeds: 1,
  cores: 1,
  versions: {},
});
const measured: Benchmark = {
  version: 1,
  date: '2026-01-01T00:00:00.000Z',
  machine: {
    processor: 'a processor',
    cores: 2,
    memoryBytes: 1,
    platform: 'linux',
    architecture: 'x64',
    loadBefore: [0, 0, 0],
    loadAfter: [0, 0, 0],
  },
  rounds: 1,
  steps: 10,
  models: [{ id: 'base', title: '784-128-10', batchSize: 32 }],
  contestants: ['keras', 'engine-all-cores'].map(contestant),
  speeds: [speed('keras', 3), speed('engine-all-cores', 0.25)],
  skipped: [],
};

describe('the benchmark of the report', () => {
  it('lists the fastest first, each as a multiple of this engine on all cores', () => {
    expect(speedRows(measured, 'base').map((row) => [row.contestant.id, row.ratio])).toEqual([
      ['engine-all-cores', 1],
      ['keras', 12],
    ]);
    expect(speedRows(measured, 'another')).toEqual([]);
  });

  it('has speeds of this engine beside others for every model', () => {
    const benchmark = readBenchmark();
    for (const { id } of benchmark.models) {
      const contestants = speedRows(benchmark, id).map((row) => row.contestant.id);
      expect(contestants).toEqual(
        expect.arrayContaining(['engine', 'engine-all-cores', 'keras', 'jax-vmap']),
      );
    }
  });
});
