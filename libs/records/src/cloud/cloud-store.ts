import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RunSummary } from '@experiments/contracts';
import { PutItemCommand } from 'dynamodb-toolbox';
import {
  checkArtifactPath,
  checkClaimTerms,
  checkDatasets,
  checkRunStart,
  checkTags,
  checkTime,
} from '../checks.ts';
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
import { claimRun } from './claim.ts';
import type { ClaimDependencies } from './claim.ts';
import { deleteItems } from './delete-run.ts';
import { logMetrics, writeEnd, writeFacts, writeHead, writeMetrics } from './held-run.ts';
import type { HeldRun } from './held-run.ts';
import { experimentIds, existing, runIdsOf } from './list-runs.ts';
import { mapAhead } from './map-ahead.ts';
import { RunObjects } from './objects.ts';
import { readHead, readItems, recordOf } from './read-run.ts';
import { runTable } from './table.ts';
import { ConditionFailed } from './write-items.ts';

export interface CloudStoreOptions {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  /** Name of the table, whose keys are `KEYS`. */
  readonly table: string;
  /** Name of the bucket for artifacts and checkpoints. */
  readonly bucket: string;
  /** Texts that never repeat, such as UUIDs: names of claims. */
  readonly uniqueId: () => string;
  /**
   * Whether the owner of a claim is known to have ended, whatever its sign of life says; nobody is by default.
   *
   * @param claimant the owner who asks
   */
  readonly isOwnerGone?: (owner: string, claimant: string) => boolean;
}

/** Runs read at once. */
const READERS = 32;

/**
 * The run store in DynamoDB, with artifacts and checkpoints on S3. Several machines may use one table. Listings of
 * an experiment's runs are eventually consistent; everything about a run whose id is given is not.
 */
export function cloudStore(options: CloudStoreOptions): RunStore {
  return new CloudStore(options);
}

class CloudStore implements RunStore {
  readonly #dependencies: ClaimDependencies;
  readonly #held = new Map<string, HeldRun>();
  readonly #experiments = new Set<string>();
  /** The last write of each held run: writes of one run follow one another. */
  readonly #writes = new Map<string, Promise<unknown>>();

  constructor({ dynamodb, s3, table, bucket, uniqueId, isOwnerGone = () => false }: CloudStoreOptions) {
    const client = DynamoDBDocumentClient.from(dynamodb, {
      marshallOptions: { removeUndefinedValues: true },
    });
    const objects = new RunObjects(s3, bucket);
    this.#dependencies = { client, table: runTable(table, client), objects, uniqueId, isOwnerGone };
  }

  async claim(run: RunStart, terms: ClaimTerms): Promise<ClaimOutcome> {
    checkRunStart(run);
    checkClaimTerms(terms);
    await this.#makeExperiment(run.experiment);
    const { outcome, held } = await claimRun(this.#dependencies, run, terms);
    if (held) this.#held.set(run.runId, held);
    return outcome;
  }

  async heartbeat(runId: string, now: number): Promise<void> {
    checkTime('now', now);
    await this.#write(runId, (held) => writeMetrics(held, { heartbeat: now }));
  }

  async logMetrics(runId: string, points: readonly MetricRecord[]): Promise<void> {
    await this.#write(runId, async (held) => {
      const head = await readHead(held.table, runId);
      if (head?.claim !== held.claim) throw new ConditionFailed();
      logMetrics(held, points);
    });
  }

  async setTags(runId: string, tags: Readonly<Record<string, string>>): Promise<void> {
    await this.#write(runId, async (held) => {
      checkTags(tags, Object.keys(held.facts.tags));
      await writeFacts(held, { tags: { ...held.facts.tags, ...tags } });
    });
  }

  async logInputs(runId: string, datasets: readonly DatasetInput[]): Promise<void> {
    checkDatasets(datasets);
    await this.#write(runId, async (held) => {
      const known = new Set(held.facts.inputs.map(({ name, digest }) => `${name}\n${digest}`));
      const added = datasets.filter(({ name, digest }) => !known.has(`${name}\n${digest}`));
      await writeFacts(held, { inputs: [...held.facts.inputs, ...added.map((dataset) => ({ ...dataset }))] });
    });
  }

  async writeArtifact(runId: string, path: string, bytes: Uint8Array): Promise<void> {
    await this.#write(runId, async (held) => {
      const { artifacts } = held.head;
      checkArtifactPath(path, Object.keys(artifacts));
      const name = await this.#dependencies.objects.put('artifacts', runId, held.claim, bytes);
      await writeHead(held, { artifacts: { ...artifacts, [path]: name } });
    });
  }

  async saveCheckpoint(runId: string, bytes: Uint8Array): Promise<void> {
    const { objects } = this.#dependencies;
    await this.#write(runId, async (held) => {
      await writeMetrics(held);
      const { segments, checkpoint: earlier } = held.head;
      const name = await objects.put('checkpoints', runId, held.claim, bytes);
      await writeHead(held, { checkpoint: { name, segments } });
      if (earlier && earlier.name !== name) await objects.remove('checkpoints', runId, [earlier.name]);
    });
  }

  async removeCheckpoint(runId: string): Promise<void> {
    await this.#write(runId, async (held) => {
      const { checkpoint } = held.head;
      await writeHead(held, { checkpoint: undefined });
      if (checkpoint) await this.#dependencies.objects.remove('checkpoints', runId, [checkpoint.name]);
    });
  }

  async finish(runId: string, end: RunEnd): Promise<void> {
    checkTime('endTime', end.endTime);
    await this.#write(runId, async (held) => {
      checkTags(end.tags ?? {}, Object.keys(held.facts.tags));
      await writeEnd(held, end);
      this.#held.delete(runId);
      const { checkpoint } = held.head;
      if (checkpoint && end.status !== 'KILLED') {
        await this.#dependencies.objects.remove('checkpoints', runId, [checkpoint.name]);
      }
    });
  }

  async loadCheckpoint(runId: string): Promise<Uint8Array | undefined> {
    const checkpoint = (await readHead(this.#dependencies.table, runId))?.checkpoint;
    return checkpoint && this.#dependencies.objects.get('checkpoints', runId, checkpoint.name);
  }

  async readArtifact(runId: string, path: string): Promise<Uint8Array | undefined> {
    const name = (await readHead(this.#dependencies.table, runId))?.artifacts[path];
    return name === undefined ? undefined : this.#dependencies.objects.get('artifacts', runId, name);
  }

  async listArtifacts(runId: string): Promise<string[]> {
    const head = await readHead(this.#dependencies.table, runId);
    return Object.keys(head?.artifacts ?? {}).sort();
  }

  async get(runId: string): Promise<RunRecord | undefined> {
    await this.#writeAllMetrics();
    const items = await readItems(this.#dependencies.table, runId);
    return items && recordOf(items);
  }

  async *summaries({ experiment, runIds }: SummaryFilter = {}): AsyncIterable<RunSummary> {
    await this.#writeAllMetrics();
    const { client, table } = this.#dependencies;
    const wanted = experiment === undefined ? undefined : experimentId(experiment);
    const ids = runIds
      ? existing(client, table, [...new Set(runIds)], wanted)
      : runIdsOf(table, wanted === undefined ? await experimentIds(table) : [wanted]);
    for await (const items of mapAhead(ids, READERS, (runId) => readItems(table, runId))) {
      const summary = items && summarize(recordOf(items));
      if (summary) yield summary;
    }
  }

  async deleteRun(runId: string): Promise<void> {
    const { client, table, objects } = this.#dependencies;
    await deleteItems(client, table, runId);
    for (const kind of ['artifacts', 'checkpoints'] as const) {
      await objects.remove(kind, runId, await objects.names(kind, runId));
    }
  }

  async #makeExperiment(name: string): Promise<void> {
    if (this.#experiments.has(name)) return;
    const id = experimentId(name);
    await this.#dependencies.table.experiment.build(PutItemCommand).item({ id, name }).send();
    this.#experiments.add(name);
  }

  /** What this instance logged, it reads. */
  async #writeAllMetrics(): Promise<void> {
    for (const [runId, { unwritten }] of this.#held) {
      try {
        if (unwritten.length > 0) await this.#write(runId, (held) => writeMetrics(held));
      } catch (error) {
        if (!(error instanceof ClaimLost)) throw error;
      }
    }
  }

  /** Does work on a run that this instance holds, after the work begun before. */
  async #write(runId: string, work: (held: HeldRun) => Promise<void>): Promise<void> {
    const before = this.#writes.get(runId);
    const written = (async () => {
      await before?.catch(() => undefined);
      const held = this.#held.get(runId);
      if (!held) throw new ClaimLost(runId);
      try {
        await work(held);
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        this.#held.delete(runId);
        throw new ClaimLost(runId);
      }
    })();
    this.#writes.set(runId, written);
    try {
      await written;
    } finally {
      if (this.#writes.get(runId) === written) this.#writes.delete(runId);
    }
  }
}
