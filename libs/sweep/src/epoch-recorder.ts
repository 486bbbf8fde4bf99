import type { MetricRecord, RunStore } from '@experiments/records';
import type { EpochReport, TrainingResult } from '@experiments/training';

/** Seconds between signs of life, and between writes of the metrics that have come up. */
const HEARTBEAT = 5;
const FLUSH = 2;

/**
 * Writes a run's metrics and checkpoints while it trains: often enough to be watched and resumed, seldom enough to
 * cost nothing. Metrics are always written before the checkpoint that follows them.
 */
export class EpochRecorder {
  readonly #runId: string;
  readonly #store: RunStore;
  readonly #now: () => number;
  readonly #checkpointEvery: number;
  #points: MetricRecord[] = [];
  #flushed: number;
  #checkpointed: number;
  #beaten: number;
  #heartbeat: Promise<void> = Promise.resolve();
  #heartbeatError: unknown;

  /**
   * @param now epoch milliseconds
   * @param checkpointEvery seconds
   */
  constructor(runId: string, store: RunStore, now: () => number, checkpointEvery: number) {
    this.#runId = runId;
    this.#store = store;
    this.#now = now;
    this.#checkpointEvery = checkpointEvery;
    this.#flushed = this.#checkpointed = this.#beaten = now();
  }

  /** Says that the run is alive; costs nothing while that was said lately. An error shows at the next write. */
  alive(): void {
    if (!this.#passed(HEARTBEAT, this.#beaten)) return;
    this.#beaten = this.#now();
    this.#heartbeat = this.#store
      .heartbeat(this.#runId, Math.round(this.#beaten))
      .catch((error: unknown) => void (this.#heartbeatError = error));
  }

  async epoch({ epoch, metrics, checkpoint }: EpochReport): Promise<void> {
    this.#add(metrics, epoch);
    this.alive();
    const due = this.#passed(this.#checkpointEvery, this.#checkpointed);
    if (due || this.#passed(FLUSH, this.#flushed)) await this.#flush();
    if (due) {
      await this.#store.saveCheckpoint(this.#runId, checkpoint());
      this.#checkpointed = this.#now();
    }
  }

  /** Writes what is left and the final metrics, as of the last epoch. */
  async end({ metrics, epochsRun }: TrainingResult): Promise<void> {
    this.#add(metrics, epochsRun);
    await this.#flush();
  }

  #add(metrics: Readonly<Record<string, number>>, step: number): void {
    const timestamp = Math.round(this.#now());
    for (const [key, value] of Object.entries(metrics)) this.#points.push({ key, step, value, timestamp });
  }

  async #flush(): Promise<void> {
    await this.#heartbeat;
    if (this.#heartbeatError !== undefined) throw this.#heartbeatError;
    const points = this.#points;
    this.#points = [];
    if (points.length > 0) await this.#store.logMetrics(this.#runId, points);
    this.#flushed = this.#now();
  }

  #passed(seconds: number, since: number): boolean {
    return this.#now() - since >= 1000 * seconds;
  }
}
