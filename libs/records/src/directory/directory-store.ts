import type { RunSummary } from '@experiments/contracts';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkArtifactPath, checkClaimTerms, checkDatasets, checkRunStart, checkTime } from '../checks.ts';
import { experimentId } from '../identity.ts';
import { ClaimLost } from '../run-store.ts';
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
} from '../run-store.ts';
import { summarize } from '../summarize.ts';
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { claimRun } from './claim.ts';
import { experimentIds, makeExperiment, makeStore } from './experiments.ts';
import {
  hasCode,
  listDirectories,
  listFiles,
  readIfPresent,
  removeDirectory,
  removeLeftovers,
} from './files.ts';
import { logMetrics, writeArtifact, writeInput, writeMeta, writeMetrics, writeTags } from './held-run.ts';
import type { HeldRun } from './held-run.ts';
import { META, readExperimentMeta } from './meta.ts';
import { readRun } from './read-run.ts';
import { relocate } from './relocate.ts';
import { findWriter, removeWriter, setHeartbeat } from './writer.ts';

/**
 * The run store in a directory, in the layout of MLflow's FileStore: any MLflow client reads it. Several processes
 * may use one directory. A store that was moved is corrected when it is opened; one that does not exist is made when
 * the first run is claimed.
 */
export function directoryStore({ folder }: { readonly folder: string }): RunStore {
  return new DirectoryStore(folder);
}

class DirectoryStore implements RunStore {
  readonly #root: string;
  readonly #held = new Map<string, HeldRun>();

  constructor(folder: string) {
    // One store, one address, whatever links lead to it.
    this.#root = readIfPresent(() => realpathSync(folder)) ?? resolve(folder);
    relocate(this.#root);
    removeLeftovers(this.#root);
  }

  async claim(run: RunStart, terms: ClaimTerms): Promise<ClaimOutcome> {
    checkRunStart(run);
    checkClaimTerms(terms);
    makeStore(this.#root);
    makeExperiment(this.#root, run.experiment, run.startTime);
    const directory = join(this.#root, experimentId(run.experiment), run.runId);
    const { outcome, held } = claimRun(this.#root, directory, run, terms);
    if (held) this.#held.set(run.runId, held);
    return outcome;
  }

  async heartbeat(runId: string, now: number): Promise<void> {
    checkTime('now', now);
    this.#write(runId, (held) => {
      setHeartbeat(held.writer.directory, now);
      writeMetrics(held);
    });
  }

  async logMetrics(runId: string, points: readonly MetricRecord[]): Promise<void> {
    this.#write(runId, (held) => logMetrics(held, points));
  }

  async setTags(runId: string, tags: Readonly<Record<string, string>>): Promise<void> {
    this.#write(runId, (held) => writeTags(held, tags));
  }

  async logInputs(runId: string, datasets: readonly DatasetInput[]): Promise<void> {
    checkDatasets(datasets);
    this.#write(runId, (held) => datasets.forEach((dataset) => writeInput(this.#root, held, dataset)));
  }

  async writeArtifact(runId: string, path: string, bytes: Uint8Array): Promise<void> {
    this.#write(runId, (held) => writeArtifact(held, path, bytes));
  }

  async saveCheckpoint(runId: string, bytes: Uint8Array): Promise<void> {
    this.#write(runId, ({ writer, metrics }) => writeCheckpoint(writer, bytes, metrics));
  }

  async removeCheckpoint(runId: string): Promise<void> {
    this.#write(runId, ({ writer }) => removeCheckpoint(writer));
  }

  async finish(runId: string, { status, endTime, tags = {} }: RunEnd): Promise<void> {
    checkTime('endTime', endTime);
    this.#write(runId, (held) => {
      writeTags(held, tags);
      writeMetrics(held);
      if (status === 'FAILED') removeCheckpoint(held.writer);
      writeMeta(held, { status, startTime: held.startTime, endTime });
      this.#held.delete(runId);
      if (status === 'FINISHED') removeWriter(held.directory);
    });
  }

  async loadCheckpoint(runId: string): Promise<Uint8Array | undefined> {
    const directory = this.#locate(runId);
    const writer = directory === undefined ? undefined : findWriter(directory);
    return writer && readCheckpoint(writer)?.bytes;
  }

  async readArtifact(runId: string, path: string): Promise<Uint8Array | undefined> {
    checkArtifactPath(path, []);
    const directory = this.#locate(runId);
    if (directory === undefined) return undefined;
    // A copy with memory of its own: small Buffers share theirs.
    return readIfPresent(() => new Uint8Array(readFileSync(join(directory, 'artifacts', path))));
  }

  async listArtifacts(runId: string): Promise<string[]> {
    const directory = this.#locate(runId);
    return directory === undefined ? [] : listFiles(join(directory, 'artifacts')).sort();
  }

  async get(runId: string): Promise<RunRecord | undefined> {
    this.#writeAllMetrics();
    const directory = this.#locate(runId);
    if (directory === undefined) return undefined;
    const experiment = readExperimentMeta(join(directory, '..'));
    return experiment && readRun(directory, experiment.name);
  }

  async *summaries({ experiment, runIds }: SummaryFilter = {}): AsyncIterable<RunSummary> {
    this.#writeAllMetrics();
    const wanted = runIds && [...new Set(runIds)].filter(isRunId);
    for (const id of experiment === undefined ? experimentIds(this.#root) : [experimentId(experiment)]) {
      const folder = join(this.#root, id);
      const name = readExperimentMeta(folder)?.name;
      if (name === undefined) continue;
      for (const runId of wanted ?? listDirectories(folder).filter(isRunId)) {
        const record = readRun(join(folder, runId), name);
        const summary = record && summarize(record);
        if (summary) yield summary;
      }
    }
  }

  async deleteRun(runId: string): Promise<void> {
    const directory = this.#locate(runId);
    if (directory === undefined) return;
    makeStore(this.#root);
    removeDirectory(this.#root, directory);
  }

  /** The folder of a run that exists. */
  #locate(runId: string): string | undefined {
    if (!isRunId(runId)) return undefined;
    return experimentIds(this.#root)
      .map((id) => join(this.#root, id, runId))
      .find((directory) => existsSync(join(directory, META)));
  }

  /** What this instance logged, it reads. */
  #writeAllMetrics(): void {
    for (const [runId, { unwritten }] of this.#held) {
      try {
        if (unwritten.size > 0) this.#write(runId, writeMetrics);
      } catch (error) {
        if (!(error instanceof ClaimLost)) throw error;
      }
    }
  }

  /** Does work on a run that this instance holds. */
  #write(runId: string, work: (held: HeldRun) => void): void {
    const held = this.#held.get(runId);
    if (!held) throw new ClaimLost(runId);
    const isLost = (): boolean => !existsSync(held.writer.directory);
    try {
      if (!isLost()) return work(held);
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || !isLost()) throw error;
    }
    this.#held.delete(runId);
    throw new ClaimLost(runId);
  }
}

function isRunId(name: string): boolean {
  return /^[0-9a-f]{32}$/.test(name);
}
