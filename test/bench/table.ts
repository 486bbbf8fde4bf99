import type { Benchmark, BenchmarkSpeed } from '@experiments/contracts';

/** What ratios are to: the engine of this project with one worker, and with one per core. */
const ENGINES = ['engine', 'engine-all-cores'] as const;

/** The measurements as text: a table a model, and what was skipped. */
export function benchmarkText(benchmark: Benchmark): string {
  const { machine, rounds, steps, contestants, models, skipped, start } = benchmark;
  const loads = [machine.loadBefore, machine.loadAfter].map((load) => load[0]!.toFixed(1)).join(' before, ');
  return [
    `${machine.processor}, ${machine.cores} cores, ${gigabytes(machine.memoryBytes)} GiB; ` +
      `load ${loads} after; ${benchmark.date}`,
    `${rounds} rounds of ${steps} steps, in turns; medians; x: how many times as long as this engine`,
    ...models.map(
      (model) =>
        `\n${model.id}: ${model.title}, batch ${model.batchSize}\n${modelTable(benchmark, model.id)}`,
    ),
    '',
    ...contestants.map(
      ({ title, setting, versions }) =>
        `${title}: ${setting} (${Object.entries(versions)
          .map((version) => version.join(' '))
          .join(', ')})`,
    ),
    ...skipped.map(
      ({ contestant, model, reason }) => `skipped: ${contestant}${model ? ` on ${model}` : ''}: ${reason}`,
    ),
    ...(start
      ? [
          `\nA worker begins its run after ${whole(start.millisecondsToRun)} ms and has made and recorded a run of ` +
            `one step ${whole(start.millisecondsOfOneStepRun)} ms later; ${start.workers} workers on the full data ` +
            `reside in ${Math.round(start.residentBytes / 1e6)} MB`,
        ]
      : []),
  ].join('\n');
}

function modelTable({ speeds, contestants }: Benchmark, model: string): string {
  const ofModel = speeds.filter((speed) => speed.model === model);
  const engines = ENGINES.map((id) => ofModel.find(({ contestant }) => contestant === id));
  const header = ['', 'ms/step/seed', 'fastest - slowest', 'processor ms', 'seeds', 'cores used', 'steps/s'];
  header.push('x one worker', 'x worker per core', 'loss');
  const rows = ofModel.map((speed) => {
    const { title, seeds, cores } = contestants.find(({ id }) => id === speed.contestant)!;
    const { median, low, high } = speed.millisecondsPerStepAndSeed;
    return [
      title,
      median.toFixed(3),
      `${low.toFixed(3)} - ${high.toFixed(3)}`,
      speed.processorMillisecondsPerStepAndSeed.median.toFixed(3),
      String(seeds),
      `${coresUsed(speed).toFixed(1)} of ${cores}`,
      speed.stepsPerSecond.toFixed(0),
      ...engines.map((engine) =>
        engine ? (median / engine.millisecondsPerStepAndSeed.median).toFixed(2) : '',
      ),
      speed.loss.toFixed(3),
    ];
  });
  return aligned([header, ...rows]);
}

function coresUsed({ rounds }: BenchmarkSpeed): number {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return sum(rounds.map((round) => round.processorSeconds)) / sum(rounds.map((round) => round.seconds));
}

/** Columns as wide as their widest cell, the first flush left, the others flush right. */
function aligned(rows: readonly string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function whole(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(' and ');
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
