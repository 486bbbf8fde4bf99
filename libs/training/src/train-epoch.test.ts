import { beforeAll, describe, expect, it } from 'vitest';
import { parseRunConfig } from '@experiments/contracts';
import type { Network, TrainingEngine } from '@experiments/contracts';
import { splitData } from '@experiments/dataset';
import { testEngine } from '../test/engine.ts';
import { syntheticImages } from '../test/synthetic-images.ts';
import { initialWeights } from './initial-weights.ts';
import { trainEpoch } from './train-epoch.ts';

const config = parseRunConfig({
  topic: 'test',
  arm: 'saturating',
  seed: 1,
  data: {},
  model: {
    layers: [
      { kind: 'dense', units: 6, activation: { id: 'tanh' } },
      { kind: 'dense', units: 10 },
    ],
  },
  loss: { id: 'softmax-cross-entropy' },
  optimizer: { id: 'adam' },
  batchSize: 4,
  epochs: 1,
});
const { train: examples } = splitData(syntheticImages(), config.data, config.seed);
let engine: TrainingEngine;

beforeAll(async () => {
  engine = await testEngine();
});

/** A network whose first hidden unit is 1, with derivative 0, for every example: an infinite bias does no harm. */
function saturated(): Network {
  const { model, loss, optimizer, batchSize } = config;
  const inputs = examples.features;
  const network = engine.network({ inputs, layers: model.layers, loss, optimizer, batchSize });
  const weights = initialWeights(inputs, model.layers, 1, 'weights');
  weights[1]![0] = Infinity;
  network.writeParameters(weights);
  return network;
}

function epoch(network: Network, number: number) {
  const pace = { now: () => performance.now(), signal: undefined, lastPause: performance.now() };
  const seeds = { order: config.seed, dropout: config.seed };
  return trainEpoch({ network, seeds, batchSize: config.batchSize, examples, epoch: number, pace });
}

describe('an epoch with infinite weights and a finite loss', () => {
  it('ends at the step that left them in a first epoch', async () => {
    const { divergedAtStep, metrics } = await epoch(saturated(), 0);
    expect(divergedAtStep).toBe(1);
    expect(metrics.loss).toSatisfy(Number.isFinite);
  });

  it('ends at the next look later', async () => {
    expect((await epoch(saturated(), 3)).divergedAtStep).toBe(32);
  });
});
