import { execFile } from 'node:child_process';
import { rename, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command, InvalidArgumentError, Option } from 'commander';
import { benchmark } from '@experiments/contracts';
import type { Benchmark, BenchmarkContestant, BenchmarkStart } from '@experiments/contracts';
import { defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import { contestants } from './contestants.ts';
import type { Contestant, Place } from './contestants.ts';
import { startProcess } from './living-process.ts';
import type { LivingProcess } from './living-process.ts';
import { measure, together } from './measure.ts';
import type { Contender } from './measure.ts';
import { models } from './models.ts';
import { benchmarkText } from './table.ts';

interface Options {
  readonly models: typeof models;
  readonly contestants: readonly Contestant[];
  readonly rounds?: number;
  readonly steps?: number;
  readonly quick?: true;
  readonly json?: string;
}

/** 60,000 images by the batch size of every model. */
const STEPS_OF_AN_EPOCH = 1875;

const program = new Command('npm run bench --')
  .description('Times a training step of this engine beside Keras, JAX and TensorFlow.js, in turns.')
  .addOption(choice('--models <ids>', models))
  .addOption(choice('--contestants <ids>', contestants))
  .addOption(
    new Option('--rounds <number>', 'turns of every contestant on every model; 5 by default').argParser(
      (text) => count(text),
    ),
  )
  .addOption(
    new Option('--steps <number>', 'steps of a turn; by default 1875, one epoch of 60,000 images').argParser(
      (text) => count(text, STEPS_OF_AN_EPOCH),
    ),
  )
  .option('--quick', '2 rounds of 200 steps: shows that all works, and measures little')
  .option('--json <file>', 'writes the measurements to this file, for the report')
  .showHelpAfterError('See --help.')
  .addHelpText(
    'after',
    `
Peers are installed into the cache folder on first use (2 GB); one that cannot be had is skipped, and said why. They
stay in memory side by side, some 4 GB and 1 GB more for each core.
Leave the machine alone meanwhile: the load average is printed beside the numbers.

Examples:
  $ npm run bench -- --json benchmark.json                        everything
  $ npm run bench -- --quick                                      a look
  $ npm run bench -- --models base --contestants engine,jax,keras --rounds 9`,
  )
  .action(main);

await program.parseAsync();

async function main(options: Options): Promise<void> {
  const { rounds = options.quick ? 2 : 5, steps = options.quick ? 200 : STEPS_OF_AN_EPOCH } = options;
  const date = new Date().toISOString();
  const cacheFolder = defaultCacheFolder(process.env);
  await loadFashionMnist({ cacheFolder, onNote: progress });
  const place: Place = {
    data: join(cacheFolder, 'fashion-mnist'),
    cacheFolder,
    cores: availableParallelism(),
  };

  const startOfWorkers = await workersStart();
  const skipped: Benchmark['skipped'] = [];
  const started: Started[] = [];
  for (const contestant of options.contestants) {
    progress(`starting ${contestant.title}`);
    try {
      started.push(await start(contestant, place));
    } catch (error) {
      skipped.push({ contestant: contestant.id, reason: (error as Error).message });
    }
  }
  const loadBefore = loadavg();
  const { speeds, failed } = await measure({
    contenders: started.map(({ contender }) => contender),
    models: options.models,
    rounds,
    steps,
    load: () => loadavg()[0]!,
    onTurn: ({ model, contestant, round }) =>
      progress(`${model}, ${round === 0 ? 'rehearsal' : `round ${round} of ${rounds}`}: ${contestant}`),
  });
  for (const { close } of started) close();
  if (failed.length > 0) process.exitCode = 1;

  const result = benchmark.parse({
    version: 1,
    date,
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: place.cores,
      memoryBytes: totalmem(),
      platform: platform(),
      architecture: arch(),
      loadBefore,
      loadAfter: loadavg(),
    },
    rounds,
    steps,
    models: options.models.map(({ id, title, batchSize }) => ({ id, title, batchSize })),
    contestants: started.map(({ description }) => description),
    speeds,
    skipped: [...skipped, ...failed],
    start: startOfWorkers,
  } satisfies Benchmark);
  console.log(benchmarkText(result));
  if (options.json !== undefined) await write(options.json, result);
}

interface Started {
  readonly description: BenchmarkContestant;
  readonly contender: Contender;
  close(): void;
}

/** All processes of a contestant, ready for their turns. */
async function start(contestant: Contestant, place: Place): Promise<Started> {
  const { id, title, setting } = contestant;
  const processes: LivingProcess[] = [];
  const close = () => processes.forEach((process) => process.close());
  try {
    for (const command of await contestant.commands(place)) processes.push(await startProcess(command));
  } catch (error) {
    close();
    throw error;
  }
  const seeds = processes.length * contestant.seedsPerProcess(place.cores);
  return {
    description: {
      id,
      title,
      setting,
      seeds,
      cores: contestant.cores(place.cores),
      versions: processes[0]!.versions,
    },
    contender: {
      id,
      seeds,
      async turn({ seed, ...request }) {
        const turns = processes.map((process, index) =>
          process.turn({ ...request, seed: seed * processes.length + index }),
        );
        // Where one fails, the answers of the others are waited for all the same: they must not be taken for later ones.
        await Promise.allSettled(turns);
        return together(await Promise.all(turns));
      },
    },
    close,
  };
}

async function workersStart(): Promise<BenchmarkStart> {
  progress('starting workers');
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'start.ts')]);
  return JSON.parse(stdout) as BenchmarkStart;
}

/** Under a temporary name first, so that no reader ever sees half a file. */
async function write(file: string, result: Benchmark): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(result, null, 2)}\n`, { flush: true });
  await rename(temporary, file);
}

function progress(text: string): void {
  console.error(text);
}

function choice<Item extends { id: string }>(flags: string, items: readonly Item[]): Option {
  const ids = items.map(({ id }) => id).join(', ');
  return new Option(flags, `joined by commas, of: ${ids}`).default(items, 'all').argParser((text) =>
    text.split(',').map((id) => {
      const item = items.find((item) => item.id === id.trim());
      if (!item) throw new InvalidArgumentError(`${JSON.stringify(id)} is none of: ${ids}.`);
      return item;
    }),
  );
}

function count(text: string, maximum = Infinity): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > maximum) {
    throw new InvalidArgumentError(
      `It must be a whole number from 1${maximum === Infinity ? '' : ` to ${maximum}`}.`,
    );
  }
  return value;
}
