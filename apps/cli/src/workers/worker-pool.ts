import type { PlannedRun } from '@experiments/contracts';
import type { RunOutcome } from '@experiments/sweep';
import type { WorkerSetup } from './messages.ts';
import { TrainingThread } from './training-thread.ts';
import type { RunEvents } from './training-thread.ts';

export interface PoolEvents extends RunEvents {
  ended(run: PlannedRun, outcome: RunOutcome): void;
}

/** Threads that train runs side by side, started when there is work and kept until the pool is closed. */
export class WorkerPool {
  readonly #size: number;
  readonly #file: URL;
  readonly #setup: WorkerSetup;
  readonly #events: PoolEvents;
  readonly #threads = new Set<TrainingThread>();
  readonly #idle: TrainingThread[] = [];
  #stopped = false;

  constructor(size: number, file: URL, setup: WorkerSetup, events: PoolEvents) {
    this.#size = size;
    this.#file = file;
    this.#setup = setup;
    this.#events = events;
  }

  /**
   * Trains these runs in this order, as threads become free. Runs that a stop leaves in the queue have no outcome.
   *
   * @throws Error where a thread cannot start, or can neither record a run nor its failure
   */
  async execute(runs: readonly PlannedRun[]): Promise<Map<string, RunOutcome>> {
    const outcomes = new Map<string, RunOutcome>();
    const queue = [...runs];
    const lane = async () => {
      for (let run = queue.shift(); run && !this.#stopped; run = queue.shift()) {
        const thread = this.#idle.pop() ?? this.#start();
        const outcome = await thread.train(run, this.#events);
        if (thread.alive) this.#idle.push(thread);
        else this.#threads.delete(thread);
        outcomes.set(run.runId, outcome);
        this.#events.ended(run, outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#size, runs.length) }, lane));
    return outcomes;
  }

  /** Ends the running runs between two steps and starts no more. */
  stop(): void {
    this.#stopped = true;
    for (const thread of this.#threads) thread.stop();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  #start(): TrainingThread {
    const thread = new TrainingThread(this.#file, this.#setup);
    this.#threads.add(thread);
    return thread;
  }
}
