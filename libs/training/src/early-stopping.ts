import type { EarlyStoppingConfig } from '@experiments/contracts';

/** What early stopping remembers from epoch to epoch; plain data, so that a checkpoint can hold it. */
export interface EarlyStoppingState {
  /** The best value so far and its epoch, counted from 1; absent before the first epoch. */
  readonly best?: number;
  readonly bestEpoch: number;
  /** Epochs since the best one. */
  readonly wait: number;
  readonly stop: boolean;
}

export function beginEarlyStopping(): EarlyStoppingState {
  return { bestEpoch: 0, wait: 0, stop: false };
}

/**
 * Looks at an epoch's value: an improvement by more than `minimumDelta` starts the count anew; `patience` epochs
 * without one stop the training, though never the first epoch. A value that is not a number is no improvement. The rule
 * is Keras's.
 */
export function observeEpoch(
  config: EarlyStoppingConfig,
  state: EarlyStoppingState,
  epoch: number,
  value: number,
): EarlyStoppingState {
  const sign = config.monitor.endsWith('accuracy') ? 1 : -1;
  const improved =
    state.best === undefined ? !Number.isNaN(value) : sign * (value - state.best) > config.minimumDelta;
  if (improved) return { best: value, bestEpoch: epoch, wait: 0, stop: false };
  const wait = state.wait + 1;
  return { ...state, wait, stop: wait >= config.patience && epoch > 1 };
}
