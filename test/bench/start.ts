import { mkdtemp, rm } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkStart, PlannedRun } from '@experiments/contracts';
import { parseRunConfig, sha256Hex } from '@experiments/contracts';
import { defaultCacheFolder, loadFashionMnist } from '@experiments/dataset/node';
import { prepareEngine } from '../../apps/cli/src/engines.ts';
import type { WorkerSetup } from '../../apps/cli/src/workers/messages.ts';
import { workerFile } from '../../apps/cli/src/workers/worker-file.ts';
import { TrainingThread } from '../../apps/cli/src/workers/training-thread.ts';
import { models } from './models.ts';

/**
 * How fast the workers of the `experiments` command start, and what two of them hold in memory while they train on the
 * full data. Prints one line of JSON; a process of its own, so that nothing else is counted.
 */

const WORKERS = 2;
const BYTES_EVERY_MS = 20;

// As the command does.
enableCompileCache();
const cacheFolder = defaultCacheFolder(process.env);
const store = await mkdtemp(join(tmpdir(), 'bench-start-'));
try {
  const images = await loadFashionMnist({ cacheFolder });
  const setup: WorkerSetup = {
    engine: await prepareEngine('wasm'),
    images: { 'fashion-mnist': images },
    store,
    circumstances: {
      profile: 'bench',
      codeVersion: 'unknown',
      nodeVersion: process.version,
      architecture: process.arch,
      user: 'bench',
      sourceName: 'bench',
    },
    models: 'none',
  };
  console.log(JSON.stringify(await measureStart(setup)));
} finally {
  await rm(store, { recursive: true });
}

async function measureStart(setup: WorkerSetup): Promise<BenchmarkStart> {
  const file = await workerFile();
  const threads: TrainingThread[] = [];
  const millisecondsToRun: number[] = [];
  const millisecondsOfOneStepRun: number[] = [];
  for (let worker = 0; worker < WORKERS; worker++) {
    const created = performance.now();
    const thread = new TrainingThread(file, setup);
    const begun = await train(thread, plannedRun(worker, 32));
    threads.push(thread);
    millisecondsToRun.push(begun - created);
    millisecondsOfOneStepRun.push(performance.now() - begun);
  }
  let residentBytes = 0;
  const look = setInterval(() => {
    residentBytes = Math.max(residentBytes, process.memoryUsage.rss());
  }, BYTES_EVERY_MS);
  await Promise.all(threads.map((thread, worker) => train(thread, plannedRun(worker, 'all'))));
  clearInterval(look);
  await Promise.all(threads.map((thread) => thread.close()));
  return { millisecondsToRun, millisecondsOfOneStepRun, workers: WORKERS, residentBytes };
}

/** Trains and records a run; returns when it began. */
async function train(thread: TrainingThread, run: PlannedRun): Promise<number> {
  let begun = NaN;
  const { status } = await thread.train(run, {
    started: () => (begun = performance.now()),
    progress: () => undefined,
    died(_, reason) {
      throw new Error(reason);
    },
  });
  if (status !== 'FINISHED') throw new Error(`the run ended as ${status}`);
  return begun;
}

function plannedRun(seed: number, train: number | 'all'): PlannedRun {
  const { layers, optimizer, batchSize } = models[0]!;
  return {
    runId: sha256Hex(`${seed} ${train}`).slice(0, 32),
    arm: 'base',
    seed,
    role: 'arm',
    config: parseRunConfig({
      topic: 'bench',
      arm: 'base',
      seed,
      data: { train, test: train === 'all' ? 'all' : 0 },
      model: { layers },
      loss: { id: 'softmax-cross-entropy' },
      optimizer,
      batchSize,
      epochs: 1,
    }),
  };
}
