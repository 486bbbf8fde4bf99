import { benchmark, parseWith } from '@experiments/contracts';
import type { Benchmark, BenchmarkContestant, BenchmarkSpeed } from '@experiments/contracts';
import { readWorkspaceFile } from './workspace.ts';

/** Speeds that `npm run bench -- --json docs/benchmark.json` measured side by side. */
export function readBenchmark(): Benchmark {
  const file = 'docs/benchmark.json';
  return parseWith(benchmark, JSON.parse(readWorkspaceFile(file, 'the page of the engine')), file);
}

export interface SpeedRow {
  readonly contestant: BenchmarkContestant;
  readonly speed: BenchmarkSpeed;
  /** How many times as long as this engine with a worker per core takes, for a step and seed. */
  readonly ratio: number | undefined;
}

/** The contestants on a model, the fastest first. */
export function speedRows({ speeds, contestants }: Benchmark, model: string): SpeedRow[] {
  const ofModel = speeds.filter((speed) => speed.model === model);
  const median = (speed: BenchmarkSpeed) => speed.millisecondsPerStepAndSeed.median;
  const ours = ofModel.find(({ contestant }) => contestant === 'engine-all-cores');
  return ofModel
    .toSorted((a, b) => median(a) - median(b))
    .map((speed) => ({
      contestant: contestants.find(({ id }) => id === speed.contestant)!,
      speed,
      ratio: ours && median(speed) / median(ours),
    }));
}
