import { describe, expect, it } from 'vitest';
import { InvalidInput, parseRunConfig } from '@experiments/contracts';
import type { RunConfigInput } from '@experiments/contracts';
import { checkTrainingImages, validateRun } from './validate-run.ts';

const dense = (units: number) => ({ kind: 'dense' as const, units });

function configuration(changes: Partial<RunConfigInput> = {}) {
  return parseRunConfig({
    topic: 'test',
    arm: 'base',
    seed: 1,
    data: { train: 100 },
    model: { layers: [dense(8), dense(10)] },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    epochs: 2,
    ...changes,
  });
}

function pretraining(changes: object = {}) {
  const { model, loss, optimizer } = configuration();
  return { data: { train: 50 }, model, loss, optimizer, batchSize: 50, epochs: 1, reuse: 1, ...changes };
}

describe('validateRun', () => {
  it('takes what can be run', () => {
    expect(() => validateRun(configuration())).not.toThrow();
    expect(() => validateRun(configuration({ batchSize: 100, pretraining: pretraining() }))).not.toThrow();
    expect(() => validateRun(configuration({ data: {}, batchSize: 50_000 }))).not.toThrow();
  });

  it.each<[Partial<RunConfigInput>, string]>([
    [{ batchSize: 101 }, 'batchSize: 101 is not usable; at most the 100 training images'],
    [{ data: { train: 0 } }, 'data.train: 0 is not usable'],
    [{ model: { layers: [dense(9)] } }, 'configuration.model.layers: 9'],
    [{ optimizer: { id: 'adam', rate: 1 } }, 'configuration.optimizer.rate: 1'],
    [{ optimizer: { id: 'adam', learningRate: 0 } }, 'configuration.optimizer.learningRate: 0'],
    [{ pretraining: pretraining({ batchSize: 51 }) }, 'pretraining.batchSize: 51'],
    [{ pretraining: pretraining({ data: { train: 0 } }) }, 'pretraining.data.train: 0'],
    [{ pretraining: pretraining({ loss: { id: 'hinges' } }) }, 'configuration.pretraining.loss.id: "hinges"'],
    [{ pretraining: pretraining({ reuse: 3 }) }, 'pretraining.reuse: 3'],
    [{ pretraining: pretraining({ model: { layers: [dense(7), dense(10)] } }) }, 'dense 7 in the source'],
    [
      { unfreeze: { afterEpoch: 1, optimizer: { id: 'adam', rate: 1 } } },
      'configuration.unfreeze.optimizer.rate: 1',
    ],
    [{ interruption: { afterEpoch: 2, resume: 'scratch' } }, 'interruption.afterEpoch: 2'],
    [
      { callbacks: [{ id: 'early-stopping', monitor: 'val_loss', patience: 1 }] },
      'callbacks.0.monitor: "val_loss"',
    ],
  ])('refuses %j', (changes, message) => {
    expect(() => validateRun(configuration(changes))).toThrow(InvalidInput);
    expect(() => validateRun(configuration(changes))).toThrow(message);
  });
});

describe('checkTrainingImages', () => {
  it('says what left none, and how many there are for a batch', () => {
    const config = configuration({ data: { validation: 60_000 } });
    expect(() => checkTrainingImages(0, config)).toThrow('data.validation: 60000');
    expect(() => checkTrainingImages(31, config)).toThrow('batchSize: 32 is not usable; at most the 31');
    expect(() => checkTrainingImages(32, config)).not.toThrow();
  });
});
