import { describe, expect, it } from 'vitest';
import type { EarlyStoppingConfig } from '@experiments/contracts';
import { beginEarlyStopping, observeEpoch } from './early-stopping.ts';

const config: EarlyStoppingConfig = {
  id: 'early-stopping',
  monitor: 'val_loss',
  patience: 2,
  minimumDelta: 0,
  restoreBest: true,
};

/** The epoch after which training stops, and the best one. */
function stopsAfter(values: number[], changes: Partial<EarlyStoppingConfig> = {}) {
  let state = beginEarlyStopping();
  for (const [index, value] of values.entries()) {
    state = observeEpoch({ ...config, ...changes }, state, index + 1, value);
    if (state.stop) return { epoch: index + 1, best: state.bestEpoch };
  }
  return { epoch: undefined, best: state.bestEpoch };
}

describe('early stopping', () => {
  it('stops after `patience` epochs without improvement and knows the best one', () => {
    expect(stopsAfter([3, 2, 2.5, 2.1, 1])).toEqual({ epoch: 4, best: 2 });
  });

  it('counts anew after an improvement', () => {
    expect(stopsAfter([3, 3.1, 2, 2.1, 1.9, 2, 2])).toEqual({ epoch: 7, best: 5 });
  });

  it('looks for higher values of an accuracy', () => {
    expect(stopsAfter([0.5, 0.6, 0.55, 0.59], { monitor: 'val_accuracy' })).toEqual({ epoch: 4, best: 2 });
  });

  it('takes no improvement of at most minimumDelta, and no tie, for one', () => {
    expect(stopsAfter([3, 2.9, 2.8], { minimumDelta: 0.5 })).toEqual({ epoch: 3, best: 1 });
    expect(stopsAfter([3, 3], { patience: 1 })).toEqual({ epoch: 2, best: 1 });
  });

  it('never stops after the first epoch, and takes NaN for no improvement', () => {
    expect(stopsAfter([NaN, NaN, NaN], { patience: 1 })).toEqual({ epoch: 2, best: 0 });
  });
});
