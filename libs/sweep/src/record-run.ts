import { canonicalJson, sha256Hex, TAG } from '@experiments/contracts';
import type { ImageData, PlannedRun, TrainingEngine } from '@experiments/contracts';
import { ClaimLost, datasetDigest } from '@experiments/records';
import type { ClaimTerms, RunStart, RunStore } from '@experiments/records';
import { train, validateRun } from '@experiments/training';
import type { PretrainedWeights, TrainingResult } from '@experiments/training';
import { writeArtifacts } from './artifacts.ts';
import type { ModelPolicy } from './artifacts.ts';
import { EpochRecorder } from './epoch-recorder.ts';
import { runParameters } from './run-parameters.ts';

/** Where and by what a run is trained: recorded, and without influence on its bits. */
export interface Circumstances {
  readonly profile: string;
  /** Such as a git commit. */
  readonly codeVersion: string;
  readonly nodeVersion: string;
  readonly architecture: string;
  readonly user: string;
  /** What started the run, such as a command. */
  readonly sourceName: string;
}

export interface RecordingDependencies {
  readonly store: RunStore;
  readonly engine: TrainingEngine;
  /** The source that the configuration names. */
  readonly images: ImageData;
  readonly circumstances: Circumstances;
  readonly terms: Omit<ClaimTerms, 'now'>;
  readonly models: ModelPolicy;
  /** Epoch milliseconds, perhaps with a fraction. */
  readonly now: () => number;
  /** Seconds between checkpoints, which are made at the ends of epochs; 15 by default. */
  readonly checkpointEvery?: number;
  /** Shared by the runs of one thread; see `TrainingDependencies`. */
  readonly pretrained?: PretrainedWeights;
  /** Told that the run is claimed, and whether it goes on from a checkpoint. */
  readonly onStart?: (resumed: boolean) => void;
  /** Told the share of the run that is done, 0 ... 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops between steps; the run stays resumable. */
  readonly signal?: AbortSignal;
}

export type RunOutcome =
  | {
      readonly status: 'FINISHED';
      readonly diverged: boolean;
      readonly weightsSha256: string;
      readonly metrics: Readonly<Record<string, number>>;
      readonly seconds: number;
    }
  /** Was finished when this process came to it. */
  | { readonly status: 'FINISHED_BEFORE' }
  | { readonly status: 'FAILED'; readonly reason: string }
  /** Stopped by the signal. */
  | { readonly status: 'KILLED' }
  /** Another process is at it. */
  | { readonly status: 'BUSY' };

/**
 * Trains one planned run and records it, unless it is finished or another process is at it. A run that an earlier
 * process left is taken up at its last checkpoint. Whatever fails on the way makes a FAILED record with the reason.
 *
 * @throws InvalidInput before anything is written where the configuration cannot be run
 * @throws what the store throws where not even the failure can be recorded
 */
export async function recordRun(
  planned: PlannedRun,
  dependencies: RecordingDependencies,
): Promise<RunOutcome> {
  const { store, terms, now, signal } = dependencies;
  const { runId, config } = planned;
  validateRun(config);
  if (signal?.aborted) return { status: 'KILLED' };
  const claim = await store.claim(runStart(planned, dependencies), { ...terms, now: Math.round(now()) });
  if (claim === 'finished') return { status: 'FINISHED_BEFORE' };
  if (claim === 'busy') return { status: 'BUSY' };
  if (claim === 'given-up') {
    const record = await store.get(runId);
    return { status: 'FAILED', reason: record?.tags[TAG.reason] ?? 'given up' };
  }
  const finish = (status: 'FINISHED' | 'FAILED' | 'KILLED', tags?: Record<string, string>) =>
    store.finish(runId, { status, endTime: Math.round(now()), ...(tags && { tags }) });
  try {
    const begin = now();
    const { metrics, weightsSha256, divergedAt } = await trainClaimed(planned, dependencies);
    const diverged = divergedAt !== undefined;
    await finish('FINISHED', { [TAG.weightsHash]: weightsSha256, [TAG.diverged]: String(diverged) });
    return { status: 'FINISHED', diverged, weightsSha256, metrics, seconds: (now() - begin) / 1000 };
  } catch (error) {
    if (error instanceof ClaimLost) return { status: 'BUSY' };
    if (signal?.aborted) {
      await finish('KILLED');
      return { status: 'KILLED' };
    }
    const reason = String(error).slice(0, 2000);
    await finish('FAILED', { [TAG.reason]: reason });
    return { status: 'FAILED', reason };
  }
}

/** All that is recorded of a run between its claim and its end. */
async function trainClaimed(
  planned: PlannedRun,
  dependencies: RecordingDependencies,
): Promise<TrainingResult> {
  const {
    store,
    engine,
    images,
    models,
    now,
    checkpointEvery = 15,
    pretrained,
    onStart,
    signal,
  } = dependencies;
  const { runId, config } = planned;
  const checkpoint = await store.loadCheckpoint(runId);
  onStart?.(checkpoint !== undefined);
  if (checkpoint === undefined) await store.logInputs(runId, [datasetInput(images)]);
  const recorder = new EpochRecorder(runId, store, now, checkpointEvery);
  const result = await train(config, {
    engine,
    images,
    now,
    ...(checkpoint && { checkpoint }),
    ...(pretrained && { pretrained }),
    ...(signal && { signal }),
    onEpoch: (report) => recorder.epoch(report),
    onProgress: (share) => {
      recorder.alive();
      dependencies.onProgress?.(share);
    },
  });
  await recorder.end(result);
  await writeArtifacts(store, planned, images, result, models);
  return result;
}

function runStart(
  planned: PlannedRun,
  { engine, images, circumstances, now }: RecordingDependencies,
): RunStart {
  const { runId, arm, seed, role, tunedValue, config } = planned;
  const { profile, codeVersion, nodeVersion, architecture, user, sourceName } = circumstances;
  return {
    runId,
    experiment: config.topic,
    runName: [arm, ...(role === 'tuning' ? [`tuning ${tunedValue}`] : []), `seed ${seed}`].join(', '),
    params: {
      ...runParameters(config),
      ...(tunedValue !== undefined && { tuned_value: String(tunedValue) }),
      engine: engine.id,
      profile,
    },
    tags: {
      [TAG.topic]: config.topic,
      [TAG.arm]: arm,
      [TAG.role]: role,
      [TAG.profile]: profile,
      [TAG.configHash]: sha256Hex(canonicalJson(config)),
      [TAG.dataHash]: images.hash,
      [TAG.codeVersion]: codeVersion,
      [TAG.engine]: engine.id,
      [TAG.engineVersion]: engine.version,
      [TAG.nodeVersion]: nodeVersion,
      [TAG.architecture]: architecture,
      ...(/^[0-9a-f]{40}$/.test(codeVersion) && { 'mlflow.source.git.commit': codeVersion }),
    },
    startTime: Math.round(now()),
    sourceName,
    user,
  };
}

function datasetInput({ name, hash }: ImageData) {
  return {
    name,
    digest: datasetDigest(hash),
    sourceType: 'local',
    source: JSON.stringify({ uri: name }),
    context: 'training',
  };
}
