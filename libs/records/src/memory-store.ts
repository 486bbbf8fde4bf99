import { TAG } from '@experiments/contracts';
import type { RunSummary } from '@experiments/contracts';
import {
  checkArtifactPath,
  checkClaimTerms,
  checkDatasets,
  checkMetrics,
  checkRunStart,
  checkTags,
  checkTime,
} from './checks.ts';
import { decideClaim } from './claim-decision.ts';
import { claimTags } from './mlflow-tags.ts';
import { ClaimLost } from './run-store.ts';
import type {
  ClaimOutcome,
  ClaimTerms,
  DatasetInput,
  MetricRecord,
  RunEnd,
  RunRecord,
  RunStart,
  RunStore,
  SummaryFilter,
} from './run-store.ts';
import { summarize } from './summarize.ts';

/** What several memory stores may share, as several processes share a directory. */
export type MemoryRecords = Map<string, MemoryRun>;

/** The run store for tests and for the browser: gone when the process ends. */
export function memoryStore(records: MemoryRecords = new Map()): RunStore {
  return new MemoryStore(records);
}

/** Points by metric and step. */
type Metrics = Map<string, Map<number, MetricRecord>>;

interface MemoryRun {
  start: RunStart;
  status: RunRecord['status'];
  startTime: number;
  endTime: number | undefined;
  params: Record<string, string>;
  tags: Record<string, string>;
  metrics: Metrics;
  inputs: DatasetInput[];
  artifacts: Map<string, Uint8Array>;
  checkpoint: { readonly bytes: Uint8Array; readonly metrics: Metrics } | undefined;
  attempts: number;
  heartbeat: number;
  /** Whoever holds this very object holds the run. */
  claim: { readonly owner: string } | undefined;
}

class MemoryStore implements RunStore {
  readonly #records: MemoryRecords;
  readonly #claims = new Map<string, MemoryRun['claim']>();

  constructor(records: MemoryRecords) {
    this.#records = records;
  }

  async claim(run: RunStart, terms: ClaimTerms): Promise<ClaimOutcome> {
    checkRunStart(run);
    checkClaimTerms(terms);
    const found = this.#records.get(run.runId);
    if (!found) {
      this.#records.set(run.runId, this.#take(run, terms, 1));
      return 'claimed';
    }
    const { status, attempts, heartbeat, claim } = found;
    const decision = decideClaim(
      { status, attempts, heartbeat, ownerGone: false, ...(claim && { owner: claim.owner }) },
      terms,
    );
    if (decision.kind === 'give-up') {
      found.claim = undefined;
      found.tags[TAG.reason] = decision.reason;
      this.#end(found, { status: 'FAILED', endTime: terms.now });
      return 'given-up';
    }
    if (decision.kind !== 'take') return decision.kind;
    const taken = this.#take(run, terms, decision.attempts);
    if (found.checkpoint) {
      const { startTime, inputs, artifacts, checkpoint } = found;
      const metrics = structuredClone(checkpoint.metrics);
      const tags = { ...found.tags, ...taken.tags };
      delete tags[TAG.reason];
      Object.assign(taken, { startTime, tags, metrics, inputs, artifacts, checkpoint });
    }
    this.#records.set(run.runId, taken);
    return 'claimed';
  }

  async heartbeat(runId: string, now: number): Promise<void> {
    checkTime('now', now);
    this.#held(runId).heartbeat = now;
  }

  async logMetrics(runId: string, points: readonly MetricRecord[]): Promise<void> {
    const { metrics } = this.#held(runId);
    checkMetrics(points, metrics.keys());
    for (const { key, step, value, timestamp } of points) {
      const series = metrics.get(key) ?? new Map<number, MetricRecord>();
      metrics.set(key, series.set(step, { key, step, value, timestamp }));
    }
  }

  async setTags(runId: string, tags: Readonly<Record<string, string>>): Promise<void> {
    const held = this.#held(runId);
    checkTags(tags, Object.keys(held.tags));
    Object.assign(held.tags, tags);
  }

  async logInputs(runId: string, datasets: readonly DatasetInput[]): Promise<void> {
    checkDatasets(datasets);
    const { inputs } = this.#held(runId);
    for (const dataset of datasets) {
      const known = inputs.some(({ name, digest }) => name === dataset.name && digest === dataset.digest);
      if (!known) inputs.push({ ...dataset });
    }
  }

  async writeArtifact(runId: string, path: string, bytes: Uint8Array): Promise<void> {
    const { artifacts } = this.#held(runId);
    checkArtifactPath(path, artifacts.keys());
    artifacts.set(path, bytes.slice());
  }

  async saveCheckpoint(runId: string, bytes: Uint8Array): Promise<void> {
    const held = this.#held(runId);
    held.checkpoint = { bytes: bytes.slice(), metrics: structuredClone(held.metrics) };
  }

  async removeCheckpoint(runId: string): Promise<void> {
    this.#held(runId).checkpoint = undefined;
  }

  async finish(runId: string, end: RunEnd): Promise<void> {
    checkTime('endTime', end.endTime);
    const held = this.#held(runId);
    checkTags(end.tags ?? {}, Object.keys(held.tags));
    this.#claims.delete(runId);
    this.#end(held, end);
  }

  async loadCheckpoint(runId: string): Promise<Uint8Array | undefined> {
    return this.#records.get(runId)?.checkpoint?.bytes.slice();
  }

  async readArtifact(runId: string, path: string): Promise<Uint8Array | undefined> {
    return this.#records.get(runId)?.artifacts.get(path)?.slice();
  }

  async listArtifacts(runId: string): Promise<string[]> {
    return [...(this.#records.get(runId)?.artifacts.keys() ?? [])].sort();
  }

  async get(runId: string): Promise<RunRecord | undefined> {
    const run = this.#records.get(runId);
    return run && recordOf(run);
  }

  async *summaries(filter: SummaryFilter = {}): AsyncIterable<RunSummary> {
    for (const runId of new Set(filter.runIds ?? this.#records.keys())) {
      const run = this.#records.get(runId);
      if (!run || run.start.experiment !== (filter.experiment ?? run.start.experiment)) continue;
      const summary = summarize(recordOf(run));
      if (summary) yield summary;
    }
  }

  async deleteRun(runId: string): Promise<void> {
    this.#records.delete(runId);
  }

  #take(run: RunStart, { owner, now }: ClaimTerms, attempts: number): MemoryRun {
    const claim = { owner };
    this.#claims.set(run.runId, claim);
    return {
      start: run,
      status: 'RUNNING',
      startTime: run.startTime,
      endTime: undefined,
      params: { ...run.params },
      tags: claimTags(run, owner, attempts),
      metrics: new Map(),
      inputs: [],
      artifacts: new Map(),
      checkpoint: undefined,
      attempts,
      heartbeat: now,
      claim,
    };
  }

  #held(runId: string): MemoryRun {
    const run = this.#records.get(runId);
    const claim = this.#claims.get(runId);
    if (!run || !claim || run.claim !== claim) throw new ClaimLost(runId);
    return run;
  }

  #end(run: MemoryRun, { status, endTime, tags }: RunEnd): void {
    Object.assign(run.tags, tags);
    if (status !== 'KILLED') run.checkpoint = undefined;
    Object.assign(run, { status, endTime, claim: undefined });
  }
}

function recordOf(run: MemoryRun): RunRecord {
  const { start, status, startTime, endTime, params, tags, metrics, inputs } = run;
  return {
    runId: start.runId,
    experiment: start.experiment,
    runName: start.runName,
    user: start.user,
    status,
    startTime,
    ...(endTime !== undefined && { endTime }),
    params: { ...params },
    tags: { ...tags },
    metrics: Object.fromEntries(
      [...metrics].map(([key, series]) => [key, [...series.values()].sort((a, b) => a.step - b.step)]),
    ),
    inputs: inputs.map((input) => ({ ...input })),
  };
}
