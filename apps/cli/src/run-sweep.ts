import { execFileSync } from 'node:child_process';
import { availableParallelism, userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedRun } from '@experiments/contracts';
import { directoryStore } from '@experiments/records/directory';
import { sweepRounds } from '@experiments/sweep';
import type { Circumstances, ModelPolicy, SweepResult } from '@experiments/sweep';
import { estimatedSeconds } from '@experiments/topics';
import { workerCount, engineNote, prepareEngine } from './engines.ts';
import type { EngineName } from './options.ts';
import { loadImages } from './images.ts';
import type { ProgressView } from './progress/progress-view.ts';
import { SweepProgress } from './progress/sweep-progress.ts';
import type { Study } from '@experiments/study';
import { workerFile } from './workers/worker-file.ts';
import { WorkerPool } from './workers/worker-pool.ts';

export interface SweepOptions {
  readonly store: string;
  readonly workers?: number;
  /** A folder that holds the data. */
  readonly data?: string;
  readonly models: ModelPolicy;
  readonly engine: EngineName;
}

const REDRAW_MILLISECONDS = 200;
const PAUSE_MILLISECONDS = 1000;

/** Trains and records all that is missing of the study, on as many threads as there are cores. */
export async function runSweep(
  study: Study,
  options: SweepOptions,
  view: ProgressView,
  signal: AbortSignal,
): Promise<SweepResult> {
  const progress = new SweepProgress(() => performance.now());
  let pool: WorkerPool | undefined;
  let announced: number | undefined;
  const redraw = setInterval(() => pool && view.update(progress.snapshot()), REDRAW_MILLISECONDS);
  const stop = () => pool?.stop();
  signal.addEventListener('abort', stop);
  try {
    return await sweepRounds({
      store: directoryStore({ folder: options.store }),
      plan: study.plan,
      onPlan(runs, missing) {
        const open = new Set(missing);
        for (const run of runs) progress.add(expected(run), open.has(run) ? 'waiting' : 'finished');
        // The same plan again says only that another process is not done yet.
        if (missing.length !== announced) view.planned(missing, runs.length);
        announced = missing.length;
      },
      async execute(runs) {
        pool ??= await startPool(study, options, progress, view, signal);
        return pool.execute(runs.toSorted((a, b) => estimatedSeconds(b) - estimatedSeconds(a)));
      },
      async pause() {
        view.busy('waiting for runs that another process is training');
        await sleep(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => undefined);
      },
      signal,
    });
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(redraw);
    view.close(progress.snapshot());
    await pool?.close();
  }
}

/** Only a sweep that has something to train needs the data and the engine. */
async function startPool(
  study: Study,
  { store, workers, data, models, engine: name }: SweepOptions,
  progress: SweepProgress,
  view: ProgressView,
  signal: AbortSignal,
): Promise<WorkerPool> {
  const sources = study.plan(() => undefined).runs.map(({ config }) => config.data.source);
  view.busy('reading the data');
  const images = await loadImages(sources, { folder: data, view, signal });
  view.busy('preparing the engine');
  const [engine, file] = await Promise.all([prepareEngine(name), workerFile()]);
  const note = engineNote(engine);
  if (note) view.note(note);
  signal.throwIfAborted();
  return new WorkerPool(
    workerCount(engine, availableParallelism(), workers),
    file,
    { engine, images, store, circumstances: circumstances(study.profile.id), models },
    {
      started: ({ runId }, resumed) => progress.started(runId, resumed),
      progress: ({ runId }, share) => progress.advanced(runId, share),
      died: (run, reason) =>
        view.note(`a worker died at ${run.config.topic} ${run.arm} seed ${run.seed}: ${reason}`),
      ended(run, outcome) {
        progress.ended(run.runId, STATES[outcome.status]);
        view.ended(run, outcome);
      },
    },
  );
}

const STATES = {
  FINISHED: 'finished',
  FINISHED_BEFORE: 'finished',
  FAILED: 'failed',
  KILLED: 'waiting',
  BUSY: 'waiting',
} as const;

function expected(run: PlannedRun) {
  return { runId: run.runId, topic: run.config.topic, seconds: estimatedSeconds(run) };
}

function circumstances(profile: string): Circumstances {
  return {
    profile,
    codeVersion: codeVersion(),
    nodeVersion: process.version,
    architecture: process.arch,
    user: userName(),
    sourceName: 'experiments run',
  };
}

/** The git commit, marked where files differ from it; unknown outside a repository. */
function codeVersion(): string {
  try {
    const args = ['describe', '--always', '--abbrev=40', '--exclude=*', '--dirty'];
    return execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}

/** A container's user may have no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
