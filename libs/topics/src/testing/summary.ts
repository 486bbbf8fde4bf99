import type { RunSummary } from '@experiments/contracts';

/** The record of a tuning run whose monitored metrics had these values after its epochs. */
export function summary(values: readonly number[], changes: Partial<RunSummary> = {}): RunSummary {
  const points = values.map((value, index) => ({ step: index + 1, value }));
  return {
    runId: '',
    topic: '',
    arm: '',
    seed: 1,
    role: 'tuning',
    status: 'FINISHED',
    diverged: false,
    metrics: {},
    history: { val_loss: points, val_accuracy: points },
    params: {},
    tags: {},
    startTime: 0,
    ...changes,
  };
}
