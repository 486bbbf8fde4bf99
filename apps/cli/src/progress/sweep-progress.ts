/** How far a sweep is, and from the speed measured so far how long it still takes. */

/** What progress needs to know of a run: its topic, and how long it is thought to take on some machine. */
export interface ExpectedRun {
  readonly runId: string;
  readonly topic: string;
  readonly seconds: number;
}

export interface TopicProgress {
  readonly topic: string;
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
  readonly running: number;
  /** Seconds between the topic's first start and now, or its last end where all is done. */
  readonly elapsed: number;
  /** Absent until the speed is known. */
  readonly secondsLeft?: number;
}

export interface Progress {
  readonly topics: readonly TopicProgress[];
  readonly total: Omit<TopicProgress, 'topic'>;
}

interface Entry {
  readonly run: ExpectedRun;
  state: 'waiting' | 'running' | 'finished' | 'failed';
  /** Share of the run that is done, 0 ... 1. */
  share: number;
  /** The share that was done before this process took the run up: work that says nothing about its speed. */
  shareBefore: number | undefined;
}

export class SweepProgress {
  readonly #entries = new Map<string, Entry>();
  readonly #times = new Map<string, { start?: number; end?: number }>();
  readonly #now: () => number;
  readonly #start: number;
  #trainingSince: number | undefined;

  /** @param now milliseconds from any start */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  /** Takes in a run of the plan; `finished` also of one that another process finished meanwhile. */
  add(run: ExpectedRun, state: 'waiting' | 'finished'): void {
    const known = this.#entries.get(run.runId);
    if (known) {
      if (known.state === 'waiting' && state === 'finished') this.ended(run.runId, state);
      return;
    }
    const share = state === 'waiting' ? 0 : 1;
    this.#entries.set(run.runId, { run, state, share, shareBefore: share });
    if (!this.#times.has(run.topic)) this.#times.set(run.topic, {});
  }

  /** @param resumed whether a checkpoint already holds a part of the run: how much, shows as it advances */
  started(runId: string, resumed: boolean): void {
    this.#trainingSince ??= this.#now();
    const entry = this.#entries.get(runId)!;
    Object.assign(entry, { state: 'running', share: 0, shareBefore: resumed ? undefined : 0 });
    this.#times.get(entry.run.topic)!.start ??= this.#now();
  }

  advanced(runId: string, share: number): void {
    const entry = this.#entries.get(runId)!;
    entry.share = share;
    entry.shareBefore ??= share;
  }

  ended(runId: string, state: 'waiting' | 'finished' | 'failed'): void {
    const entry = this.#entries.get(runId)!;
    const before = entry.state;
    entry.state = state;
    if (state === 'waiting') {
      entry.share = entry.shareBefore = 0;
      return;
    }
    // What another process did says nothing about the speed of this one.
    if (before === 'waiting') entry.shareBefore = 1;
    entry.share = 1;
    this.#times.get(entry.run.topic)!.end = this.#now();
  }

  snapshot(): Progress {
    const now = this.#now();
    const entries = [...this.#entries.values()];
    const worked = sum(
      entries,
      ({ run, share, shareBefore }) => run.seconds * (share - (shareBefore ?? share)),
    );
    const elapsed = (now - this.#start) / 1000;
    // Expected seconds of work done in a second: workers times how much faster this machine is than thought.
    const speed = worked / ((now - (this.#trainingSince ?? now)) / 1000);
    const progress = (part: readonly Entry[], elapsed: number) => {
      const left = sum(part, ({ run, share }) => run.seconds * (1 - share));
      const counts = {
        planned: part.length,
        done: part.filter(({ state }) => state === 'finished' || state === 'failed').length,
        failed: part.filter(({ state }) => state === 'failed').length,
        running: part.filter(({ state }) => state === 'running').length,
        elapsed,
      };
      if (left === 0) return { ...counts, secondsLeft: 0 };
      return worked > 0 ? { ...counts, secondsLeft: left / speed } : counts;
    };
    const topics = [...this.#times].map(([topic, { start = now, end = now }]) => {
      const part = entries.filter(({ run }) => run.topic === topic);
      const over = part.every(({ state }) => state === 'finished' || state === 'failed');
      return { topic, ...progress(part, Math.max(0, ((over ? end : now) - start) / 1000)) };
    });
    return { topics, total: progress(entries, elapsed) };
  }
}

function sum(entries: readonly Entry[], value: (entry: Entry) => number): number {
  return entries.reduce((total, entry) => total + value(entry), 0);
}
