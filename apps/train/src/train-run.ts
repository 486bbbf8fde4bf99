import { InvalidInput } from '@experiments/contracts';
import type { ImageData, TrainingEngine } from '@experiments/contracts';
import { runIdentity } from '@experiments/records';
import type { RunStore } from '@experiments/records';
import { recordRun } from '@experiments/sweep';
import type { Circumstances, RecordingDependencies, RunOutcome } from '@experiments/sweep';
import { validateRun } from '@experiments/training';
import { functionOwner } from './owner.ts';
import { parseTrainEvent } from './train-event.ts';

export interface TrainDependencies {
  readonly store: RunStore;
  readonly engine: TrainingEngine;
  readonly images: (source: TrainEventSource) => ImageData | Promise<ImageData>;
  readonly circumstances: Omit<Circumstances, 'profile'>;
  /** Names this invocation. */
  readonly invocation: string;
  readonly now: () => number;
  /** Aborted when what is left of the function's time is needed to end well. */
  readonly signal: AbortSignal;
  /** Shared by the invocations of one function instance. */
  readonly pretrained: NonNullable<RecordingDependencies['pretrained']>;
  /** Told which run this is about, before any work on it. */
  readonly onRun?: (runId: string) => void;
  readonly checkpointEvery?: number;
}

type TrainEventSource = 'fashion-mnist' | 'xor';

/** The small answer that the state machine collects. */
export type TrainAnswer = { readonly runId: string; readonly outcome: RunOutcome };

/** The function's time ran out; the run has a checkpoint and goes on at the next try. */
export class OutOfTime extends Error {
  constructor(runId: string) {
    super(`run ${runId} goes on from its checkpoint at the next try`);
    this.name = 'OutOfTime';
  }
}

/** The run failed for a reason that may be gone at the next try. */
export class RunFailed extends Error {
  constructor(runId: string, reason: string) {
    super(`run ${runId}: ${reason}`);
    this.name = 'RunFailed';
  }
}

const STALE_AFTER_MILLISECONDS = 60_000;
const MAXIMUM_ATTEMPTS = 5;

/**
 * Trains one item of a sweep and records it: the same run asked for twice is trained once.
 *
 * @throws InvalidInput where the item cannot be trained by this function, before anything is written
 * @throws OutOfTime, RunFailed for the state machine to try again
 */
export async function trainRun(event: unknown, dependencies: TrainDependencies): Promise<TrainAnswer> {
  const { sweep, profile, run } = parseTrainEvent(event);
  const { runId, config } = run;
  const { store, engine, circumstances, invocation, now, signal, pretrained, checkpointEvery } = dependencies;
  dependencies.onRun?.(runId);
  validateRun(config);
  const images = await dependencies.images(config.data.source);
  const identity = runIdentity({
    topic: config.topic,
    arm: config.arm,
    config,
    seed: config.seed,
    dataHash: images.hash,
    engine: engine.id,
    engineVersion: engine.version,
  });
  if (identity !== runId) {
    const allowed = `this configuration, data and engine ${engine.version} have the id ${identity}; plan again`;
    throw new InvalidInput('run.runId', runId, allowed);
  }
  const outcome = await recordRun(run, {
    store,
    engine,
    images,
    circumstances: { ...circumstances, profile },
    terms: {
      owner: functionOwner(sweep, invocation),
      staleAfterMs: STALE_AFTER_MILLISECONDS,
      maximumAttempts: MAXIMUM_ATTEMPTS,
    },
    models: 'first',
    now,
    pretrained,
    signal,
    ...(checkpointEvery !== undefined && { checkpointEvery }),
  });
  if (outcome.status === 'KILLED') throw new OutOfTime(runId);
  if (outcome.status === 'FAILED' && mayPass(outcome.reason)) throw new RunFailed(runId, outcome.reason);
  return { runId, outcome };
}

/** What the configuration itself brings about comes again; what the surroundings did may not. */
function mayPass(reason: string): boolean {
  return !/^(InvalidInput|given up)\b/.test(reason);
}
