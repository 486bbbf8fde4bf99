import type { PlannedRun } from '@experiments/contracts';
import type { RunOutcome } from '@experiments/sweep';
import type { Progress } from './sweep-progress.ts';

/** How a person or a program sees a sweep go on. */
export interface ProgressView {
  /** What a person may want to know and need not mend. */
  note(text: string): void;
  /** What happens before and after training, such as fetching the data; `share` is 0 ... 1. */
  busy(what: string, share?: number): void;
  /** A round of the plan: what it still has to train, out of how many runs known so far. */
  planned(missing: readonly PlannedRun[], planned: number): void;
  ended(run: PlannedRun, outcome: RunOutcome): void;
  /** Called several times a second. */
  update(progress: Progress): void;
  /** The last state stays to be read. */
  close(progress: Progress): void;
}

/** Shows nothing. */
export const quietView: ProgressView = {
  note: () => undefined,
  busy: () => undefined,
  planned: () => undefined,
  ended: () => undefined,
  update: () => undefined,
  close: () => undefined,
};
