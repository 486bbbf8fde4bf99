import { Worker } from 'node:worker_threads';
import type { PlannedRun } from '@experiments/contracts';
import type { RunOutcome } from '@experiments/sweep';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

export interface RunEvents {
  started(run: PlannedRun, resumed: boolean): void;
  progress(run: PlannedRun, share: number): void;
  /** The thread ended in the middle of the run. */
  died(run: PlannedRun, reason: string): void;
}

/** The near side of a worker: hands it one run at a time. */
export class TrainingThread {
  readonly #worker: Worker;
  /** A thread that never said anything did not start, and no other would. */
  #proven = false;
  #ended = false;

  /** @param file what `workerFile` gives */
  constructor(file: URL, setup: WorkerSetup) {
    this.#worker = new Worker(file, { workerData: setup });
  }

  get alive(): boolean {
    return !this.#ended;
  }

  /**
   * A run whose thread dies counts as BUSY: once its record has been silent for long enough, whoever asks for it gets
   * it, and the attempt is counted.
   *
   * @throws Error where the thread cannot start, or can neither record the run nor its failure
   */
  train(run: PlannedRun, events: RunEvents): Promise<RunOutcome> {
    return new Promise((resolve, reject) => {
      let reason = '';
      const onMessage = (message: FromWorker) => {
        this.#proven = true;
        if (message.kind === 'started') events.started(run, message.resumed);
        if (message.kind === 'progress') events.progress(run, message.share);
        if (message.kind === 'ended') done(() => resolve(message.outcome));
        if (message.kind === 'broken') done(() => reject(message.error));
      };
      const onError = (error: Error) => (reason = error.message);
      const onExit = (code: number) => {
        this.#ended = true;
        reason ||= `it ended with code ${code}`;
        done(() => {
          if (!this.#proven) return reject(new Error(`a worker cannot start: ${reason}`));
          events.died(run, reason);
          resolve({ status: 'BUSY' });
        });
      };
      const done = (settle: () => void) => {
        this.#worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      this.#worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      this.#tell({ kind: 'run', run });
    });
  }

  stop(): void {
    this.#tell({ kind: 'stop' });
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
