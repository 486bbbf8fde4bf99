import type { RunStatus, RunSummary } from '@experiments/contracts';

/**
 * Where runs are recorded, in MLflow's terms: an experiment (here a topic) holds runs; a run has parameters, tags,
 * metrics with their history, datasets as inputs, and artifacts. Every adapter passes one contract test.
 *
 * One process at a time records a run. It claims the run first; from then on the adapter remembers, for this
 * instance, that it holds the run. Whoever fell silent for too long loses the run to the next claimant, and every
 * later write of its own raises {@link ClaimLost}: two writers never mix in one record.
 *
 * A writer may be killed at any instant. A checkpoint keeps the metrics logged before it, and the run that goes on
 * from it logs again those that followed; so a writer logs an epoch's metrics first and saves its checkpoint then.
 * `finish` comes last: it makes the record complete in one atomic write.
 *
 * Times are epoch milliseconds and come from the caller. Bad input raises `InvalidInput` before anything is written.
 */
export interface RunStore {
  /**
   * Asks for the right to record a run, and creates its record where there is none. Of several claimants at once
   * exactly one gets it.
   *
   * A run is to be had when it has no record, was KILLED (stopped on purpose), FAILED and has attempts left, or is
   * RUNNING without a sign of life. It then is RUNNING, with `run`'s parameters and tags. If the earlier writer left
   * a checkpoint, the metrics are those of the checkpoint, and all else that was recorded stays, for the caller to
   * go on from `loadCheckpoint`; otherwise metrics, tags, inputs and artifacts of the earlier attempt are removed.
   */
  claim(run: RunStart, terms: ClaimTerms): Promise<ClaimOutcome>;
  /** Says that the writer lives, and shows what it logged to other readers. @throws ClaimLost */
  heartbeat(runId: string, now: number): Promise<void>;
  /**
   * Adds points, and replaces those with the same key and step: logging twice is logging once. Readers elsewhere may
   * see them only after the next `heartbeat`, or after `finish`. @throws ClaimLost
   */
  logMetrics(runId: string, points: readonly MetricRecord[]): Promise<void>;
  /** Adds tags, and replaces those with the same key. @throws ClaimLost */
  setTags(runId: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** Says what data the run reads. @throws ClaimLost */
  logInputs(runId: string, datasets: readonly DatasetInput[]): Promise<void>;
  /** Writes or replaces one artifact; `path` is relative, such as `model/model.json`. @throws ClaimLost */
  writeArtifact(runId: string, path: string, bytes: Uint8Array): Promise<void>;
  /** Replaces the run's checkpoint, which keeps the metrics logged so far with it. @throws ClaimLost */
  saveCheckpoint(runId: string, bytes: Uint8Array): Promise<void>;
  /** @throws ClaimLost */
  removeCheckpoint(runId: string): Promise<void>;
  /**
   * The last write of a run; the instance holds it no longer. FINISHED and FAILED remove the checkpoint (a failure
   * may have come from it); KILLED keeps it, and the run is to be claimed at once. @throws ClaimLost
   */
  finish(runId: string, end: RunEnd): Promise<void>;

  /** The checkpoint saved last, or undefined. */
  loadCheckpoint(runId: string): Promise<Uint8Array | undefined>;
  /** The bytes of an artifact, or undefined where there is none. */
  readArtifact(runId: string, path: string): Promise<Uint8Array | undefined>;
  /** Paths of all artifacts, sorted. */
  listArtifacts(runId: string): Promise<string[]>;
  /** All that is recorded of a run, or undefined where there is no such run. */
  get(runId: string): Promise<RunRecord | undefined>;
  /**
   * The runs recorded by this project that pass the filter, in no order to rely on; runs that another program put
   * into the same store are passed over. A run that changes meanwhile is seen in one of its states.
   */
  summaries(filter?: SummaryFilter): AsyncIterable<RunSummary>;
  /** Removes a run and all that belongs to it, whoever holds it; no error where there is none. */
  deleteRun(runId: string): Promise<void>;
}

/** What is known of a run before it starts. */
export interface RunStart {
  /** 32 hexadecimal digits: see `runIdentity`. */
  readonly runId: string;
  /** Name of the experiment: the topic's id. */
  readonly experiment: string;
  readonly runName: string;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly startTime: number;
  /** What started the run, such as a command. */
  readonly sourceName: string;
  readonly user: string;
}

export interface ClaimTerms {
  /** Who claims; `processOwner()` of the directory adapter lets others on this machine see that it died. */
  readonly owner: string;
  readonly now: number;
  /** A writer silent for longer is taken for dead. */
  readonly staleAfterMs: number;
  /** Claims of one run in all, those after a stop on purpose not counted. */
  readonly maximumAttempts: number;
}

/**
 * - `claimed`: this instance holds the run.
 * - `finished`: there is nothing left to do.
 * - `busy`: another writer holds the run and lives.
 * - `given-up`: the run has used its attempts; it is FAILED, and its tags say why.
 */
export type ClaimOutcome = 'claimed' | 'finished' | 'busy' | 'given-up';

/** One value of one metric. */
export interface MetricRecord {
  /** A path such as `loss` or `gradient_norm/layer_1`; no key may be a folder of another. */
  readonly key: string;
  readonly step: number;
  /** Any number; NaN and infinities too. */
  readonly value: number;
  readonly timestamp: number;
}

/** A data set that a run reads. */
export interface DatasetInput {
  readonly name: string;
  /** At most 36 characters, which is all that MLflow keeps: see `datasetDigest`. */
  readonly digest: string;
  /** Kind of source, such as `local`. */
  readonly sourceType: string;
  readonly source: string;
  /** What it is used for, such as `training`. */
  readonly context: string;
}

export interface RunEnd {
  readonly status: 'FINISHED' | 'FAILED' | 'KILLED';
  readonly endTime: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** All that is recorded of a run, but for its artifacts. */
export interface RunRecord {
  readonly runId: string;
  readonly experiment: string;
  readonly runName: string;
  readonly user: string;
  readonly status: RunStatus;
  readonly startTime: number;
  readonly endTime?: number;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Points by metric, in the order of their steps. */
  readonly metrics: Readonly<Record<string, readonly MetricRecord[]>>;
  readonly inputs: readonly DatasetInput[];
}

export interface SummaryFilter {
  readonly experiment?: string;
  readonly runIds?: readonly string[];
}

/** The writer does not hold the run: it never claimed it, ended it, or was taken for dead and replaced. */
export class ClaimLost extends Error {
  readonly runId: string;

  constructor(runId: string) {
    super(`run ${runId} is not held by this writer (any more)`);
    this.name = 'ClaimLost';
    this.runId = runId;
  }
}
