import { beforeAll, describe, expect, it } from 'vitest';
import { parseRunConfig } from '@experiments/contracts';
import type { RunConfigInput, TrainingEngine } from '@experiments/contracts';
import { testEngine } from '../test/engine.ts';
import { syntheticImages } from '../test/synthetic-images.ts';
import { train } from './train.ts';
import type { EpochReport, TrainingResult } from './training-result.ts';

const images = syntheticImages();
let engine: TrainingEngine;

beforeAll(async () => {
  engine = await testEngine();
});

function configuration(changes: Partial<RunConfigInput> = {}) {
  return parseRunConfig({
    topic: 'test',
    arm: 'base',
    seed: 1,
    data: { validation: 100 },
    model: {
      layers: [
        { kind: 'dense', units: 24, activation: { id: 'linear' } },
        { kind: 'batch-normalization', momentum: 0.9 },
        { kind: 'activation', activation: { id: 'relu' } },
        { kind: 'dropout', rate: 0.25 },
        { kind: 'dense', units: 10 },
      ],
    },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    epochs: 4,
    ...changes,
  });
}

const now = () => performance.now();

/** All of a result but the seconds it took. */
function facts(result: TrainingResult) {
  const { seconds: _, ...history } = result.history;
  return { ...result, history };
}

describe('train', () => {
  it('learns', async () => {
    const { metrics, history, testPredictions } = await train(
      configuration({ epochs: 12, optimizer: { id: 'adam', learningRate: 0.01 } }),
      {
        engine,
        images,
        now,
      },
    );
    expect(metrics.test_accuracy).toBeGreaterThan(0.8);
    expect(history.loss!.at(-1)!.value).toBeLessThan(history.loss![0]!.value / 2);
    expect(history.val_accuracy).toHaveLength(12);
    const right = testPredictions.filter(
      (predicted, index) => predicted === images.test.labels[index],
    ).length;
    expect(right / testPredictions.length).toBe(metrics.test_accuracy);
  });

  it('gives the same bits twice, and others for another seed', async () => {
    const [one, same, other] = [
      await train(configuration(), { engine, images, now }),
      await train(configuration(), { engine, images, now }),
      await train(configuration({ seed: 2 }), { engine, images, now }),
    ];
    expect(facts(same)).toEqual(facts(one));
    expect(other.weightsSha256).not.toBe(one.weightsSha256);
  });

  it('draws each source of randomness from its own seed, where it has one', async () => {
    const fixed = { weights: 1, order: 1, split: 1, dropout: 1, labelNoise: 1 };
    const result = async (seed: number, seeds: RunConfigInput['seeds']) =>
      facts(
        await train(configuration({ seed, seeds, data: { validation: 100, labelNoise: 0.2 } }), {
          engine,
          images,
          now,
        }),
      );
    const whole = await result(1, undefined);
    expect(await result(2, fixed)).toEqual(whole);
    for (const source of Object.keys(fixed)) {
      const { weightsSha256 } = await result(1, { [source]: 2 });
      expect(weightsSha256, source).not.toBe(whole.weightsSha256);
    }
  });

  it('is a function of the training and validation images alone, up to the metrics of the test set', async () => {
    const other = {
      ...images,
      test: { pixels: images.test.pixels.toReversed(), labels: images.test.labels.toReversed() },
    };
    const config = configuration({
      epochs: 40,
      optimizer: { id: 'adam', learningRate: 0.01 },
      callbacks: [{ id: 'early-stopping', monitor: 'val_loss', patience: 2, restoreBest: true }],
    });
    const reports = async (source: typeof images) => {
      const checkpoints: Uint8Array[] = [];
      const onEpoch = (report: EpochReport) => void checkpoints.push(report.checkpoint());
      const result = await train(config, { engine, images: source, now: () => 0, onEpoch });
      const untested = Object.entries(result.metrics).filter(([name]) => !/^test_|_gap$/.test(name));
      const { history, weightsSha256, metrics } = result;
      return { metrics, before: { checkpoints, history, weightsSha256, untested } };
    };
    const [one, two] = [await reports(images), await reports(other)];
    expect(one.metrics.stopped_epoch).toBeLessThan(40);
    expect(two.before).toEqual(one.before);
    expect(two.metrics.test_loss).not.toBe(one.metrics.test_loss);
  });

  it('goes on from the checkpoint of any epoch to the same bits', async () => {
    const config = configuration({
      observe: ['gradient-norms'],
      callbacks: [{ id: 'early-stopping', monitor: 'val_loss', patience: 3, restoreBest: true }],
    });
    const checkpoints: Uint8Array[] = [];
    const keep = (report: EpochReport) => void checkpoints.push(report.checkpoint());
    const whole = await train(config, { engine, images, now, onEpoch: keep });
    expect(checkpoints).toHaveLength(5);
    for (const checkpoint of checkpoints) {
      expect(facts(await train(config, { engine, images, now, checkpoint }))).toEqual(facts(whole));
    }
  });

  it('refuses a checkpoint of another configuration or one that is cut short', async () => {
    let checkpoint = new Uint8Array();
    await train(configuration({ epochs: 1 }), {
      engine,
      images,
      now,
      onEpoch: (report) => void (checkpoint = new Uint8Array(report.checkpoint())),
    });
    await expect(train(configuration(), { engine, images, now, checkpoint })).rejects.toThrow(
      /another configuration/,
    );
    const cut = checkpoint.slice(0, -5);
    await expect(
      train(configuration({ epochs: 1 }), { engine, images, now, checkpoint: cut }),
    ).rejects.toThrow(/damaged/);
  });

  it('is not changed by an interruption that resumes from its checkpoint', async () => {
    const whole = await train(configuration(), { engine, images, now });
    const resumed = await train(configuration({ interruption: { afterEpoch: 2, resume: 'checkpoint' } }), {
      engine,
      images,
      now,
    });
    expect(facts(resumed)).toEqual(facts(whole));
  });

  it('spends the epochs before an interruption in vain where it starts from scratch', async () => {
    const again = await train(configuration({ interruption: { afterEpoch: 1, resume: 'scratch' } }), {
      engine,
      images,
      now,
    });
    const shorter = await train(configuration({ epochs: 3 }), { engine, images, now });
    expect(again.weightsSha256).toBe(shorter.weightsSha256);
    expect(again.history.loss!.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
    expect(again.epochsRun).toBe(4);
  });

  it('restores the best epoch', async () => {
    const callbacks = [
      { id: 'early-stopping' as const, monitor: 'val_loss' as const, patience: 2, restoreBest: true },
    ];
    const config = configuration({ epochs: 60, callbacks, optimizer: { id: 'adam', learningRate: 0.01 } });
    const result = await train(config, { engine, images, now });
    const { stopped_epoch: stopped, restored_epoch: restored } = result.metrics;
    expect(stopped).toBeLessThan(60);
    expect(restored).toBe(stopped! - 2);
    const best = result.history.val_loss!.find(({ step }) => step === restored)!;
    expect(result.metrics.final_val_loss).toBe(best.value);
  });

  it('takes over the layers of a pretraining, freezes them and thaws them when told to', async () => {
    const { data, model, loss, optimizer } = configuration();
    const frozen = {
      ...model,
      layers: model.layers.map((layer, index) => (index === 0 ? { ...layer, trainable: false } : layer)),
    };
    const pretraining = {
      data: { ...data, validation: 0 },
      model,
      loss,
      optimizer,
      batchSize: 32,
      epochs: 2,
      reuse: 1,
    };
    const transfer = configuration({ model: frozen as RunConfigInput['model'], pretraining, epochs: 2 });
    const pretrained = new Map();
    const first = await train(transfer, { engine, images, now, pretrained });
    const [kernel] = [...pretrained.values()][0] as Float32Array[];
    expect(first.weights[0]).toEqual(kernel);
    expect(facts(await train(transfer, { engine, images, now, pretrained }))).toEqual(facts(first));
    expect(facts(await train(transfer, { engine, images, now }))).toEqual(facts(first));
    const thawed = await train(
      { ...transfer, unfreeze: { afterEpoch: 1 } },
      { engine, images, now, pretrained },
    );
    expect(thawed.weights[0]).not.toEqual(kernel);
  });

  it('records a learning rate that makes weights infinite as a divergence with its step', async () => {
    const config = configuration({
      optimizer: { id: 'gradient-descent', learningRate: 1e30 },
      data: {},
      loss: { id: 'mean-squared-error' },
    });
    const { divergedAt, metrics, history } = await train(config, { engine, images, now });
    expect(divergedAt!.epoch).toBe(1);
    expect(divergedAt!.step).toBeLessThan(13);
    expect(history.loss!.at(-1)!.value).not.toSatisfy(Number.isFinite);
    expect(metrics.epochs_run).toBe(1);
  });

  it('records infinite weights as a divergence where the loss stays finite', async () => {
    const config = configuration({
      model: {
        layers: [
          { kind: 'dense', units: 24, activation: { id: 'tanh' } },
          { kind: 'dense', units: 10, activation: { id: 'softmax' } },
        ],
      },
      optimizer: { id: 'momentum', learningRate: 1e60 },
      loss: { id: 'mean-squared-error' },
    });
    const { divergedAt, history } = await train(config, { engine, images, now });
    expect(divergedAt).toEqual({ epoch: 1, step: 1 });
    expect(history.loss![0]!.value).toSatisfy(Number.isFinite);
  });

  it('records a pretraining that diverged as a divergence of the run at its first step', async () => {
    const { data, model, loss } = configuration();
    const optimizer = { id: 'gradient-descent', learningRate: 1e30 };
    const source = { data: { ...data, validation: 0 }, model, loss, optimizer, batchSize: 32, epochs: 9 };
    const config = configuration({ pretraining: { ...source, reuse: 1 } });
    const { divergedAt } = await train(config, { engine, images, now });
    expect(divergedAt).toEqual({ epoch: 1, step: 1 });
  });

  it('stops between steps when it is told to', async () => {
    const controller = new AbortController();
    const config = configuration({ epochs: 1_000_000 });
    const running = train(config, { engine, images, now, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('told to')), 20);
    await expect(running).rejects.toThrow('told to');
  });

  it('refuses what cannot work before it reads any data', async () => {
    const monitored = configuration({
      data: {},
      callbacks: [{ id: 'early-stopping', monitor: 'val_loss', patience: 1 }],
    });
    await expect(train(monitored, { engine, images, now })).rejects.toThrow(
      /callbacks.0.monitor.*data.validation/,
    );
    const unknown = configuration({ optimizer: { id: 'adma' } });
    await expect(train(unknown, { engine, images, now })).rejects.toThrow(/adma.*adam/);
    const large = configuration({ batchSize: 301 });
    await expect(train(large, { engine, images, now })).rejects.toThrow(
      /batchSize.*301.*300 training images/,
    );
    const late = configuration({ interruption: { afterEpoch: 4, resume: 'scratch' } });
    await expect(train(late, { engine, images, now })).rejects.toThrow(/interruption.afterEpoch/);
  });
});
