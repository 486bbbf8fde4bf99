import { describe, expect, it } from 'vitest';
import { plannedRun } from '../test/planned-run.ts';
import { runParameters } from './run-parameters.ts';

describe('runParameters', () => {
  it('writes out what the configuration leaves to defaults', () => {
    const { config } = plannedRun({ optimizer: { id: 'adam', learningRate: 0.01 } });
    expect(runParameters(config)).toMatchObject({
      opt_name: 'adam',
      opt_learning_rate: '0.01',
      opt_beta1: '0.9',
      shuffle: 'true',
      validation_images: '80',
      train_images: 'all',
    });
  });

  it('names the seeds of single sources where there are any', () => {
    expect(runParameters(plannedRun().config)).not.toHaveProperty('seeds');
    const { config } = plannedRun({ seeds: { order: 1, weights: 2 } });
    expect(runParameters(config)).toMatchObject({ seed: '1', seeds: '{"order":1,"weights":2}' });
  });

  it('describes the network in one line each', () => {
    const { config } = plannedRun({
      model: {
        layers: [
          { kind: 'dense', units: 8, activation: { id: 'tanh' }, regularizer: { id: 'l2', strength: 0.01 } },
          { kind: 'batch-normalization' },
          {
            kind: 'dense',
            units: 8,
            activation: { id: 'relu' },
            initializer: { id: 'he-normal' },
            trainable: false,
          },
          { kind: 'dense', units: 10 },
        ],
      },
    });
    expect(runParameters(config)).toMatchObject({
      architecture: 'dense 8 tanh > batch-normalization > dense 8 relu frozen > dense 10 linear',
      activation: 'tanh, relu',
      initializer: 'glorot-uniform, he-normal',
      regularizer: 'l2 strength=0.01',
      constraint: 'none',
    });
  });

  it("names callbacks' settings as Keras does, and a second callback apart", () => {
    const stopping = { id: 'early-stopping', monitor: 'val_loss', patience: 3, restoreBest: true } as const;
    const { config } = plannedRun({ callbacks: [stopping, { ...stopping, monitor: 'loss' }] });
    expect(runParameters(config)).toMatchObject({
      monitor: 'val_loss',
      patience: '3',
      min_delta: '0',
      restore_best_weights: 'true',
      callback_2_monitor: 'loss',
    });
  });
});
