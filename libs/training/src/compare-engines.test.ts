import { beforeAll, describe, expect, it } from 'vitest';
import { parseRunConfig } from '@experiments/contracts';
import type { RunConfigInput, StepResult, TrainingEngine } from '@experiments/contracts';
import { testEngine } from '../test/engine.ts';
import { syntheticImages } from '../test/synthetic-images.ts';
import { compareEngines, nudgedEngine, relativeDifference } from './compare-engines.ts';

const images = syntheticImages();
let engine: TrainingEngine;

beforeAll(async () => {
  engine = await testEngine();
});

function configuration(changes: Partial<RunConfigInput> = {}) {
  return parseRunConfig({
    ...{ topic: 'optimizers', arm: 'adam', seed: 1, data: { validation: 40 }, epochs: 2, batchSize: 20 },
    model: {
      layers: [
        { kind: 'dense', units: 12, activation: { id: 'relu' }, regularizer: { id: 'l2' } },
        { kind: 'dropout', rate: 0.3 },
        { kind: 'dense', units: 10 },
      ],
    },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    ...changes,
  });
}

/** The real engine, whose results are told otherwise from a step on. */
function deviating(from: number, change: (result: StepResult) => StepResult): TrainingEngine {
  return {
    ...engine,
    network(specification) {
      const network = engine.network(specification);
      let step = 0;
      return {
        ...network,
        step: (...args) => (++step < from ? network.step(...args) : change(network.step(...args))),
      };
    },
  };
}

const compare = (second: TrainingEngine, steps: number, changes: Partial<RunConfigInput> = {}) =>
  compareEngines(configuration(changes), { engines: [engine, second], images, steps, now: () => 0 });

describe('compareEngines', () => {
  it('finds no difference between an engine and itself', async () => {
    const compared = await compare(engine, 30);
    expect(compared).toHaveLength(30);
    for (const { losses, difference } of compared) {
      expect(losses[0]).toBe(losses[1]);
      expect(difference).toBe(0);
    }
  });

  it('ends with the training where that has fewer steps', async () => {
    expect(await compare(engine, 1000)).toHaveLength(2 * 18);
  });

  it('compares the steps of a pretraining first', async () => {
    const { model, loss, optimizer, batchSize, data } = configuration();
    const pretraining = { model, loss, optimizer, batchSize, data, epochs: 1, reuse: 1 };
    const compared = await compare(engine, 1000, { pretraining });
    expect(compared).toHaveLength(18 + 2 * 18);
  });

  it('says at which step and by how much they part', async () => {
    const second = deviating(7, (result) => ({ ...result, loss: result.loss * 1.5 + 0.5 * result.penalty }));
    const compared = await compare(second, 10);
    expect(compared.slice(0, 6).every(({ difference }) => difference === 0)).toBe(true);
    for (const { difference } of compared.slice(6)) expect(difference).toBeGreaterThan(0.2);
  });

  it('sees that one of them diverges', async () => {
    const compared = await compare(
      deviating(3, (result) => ({ ...result, loss: NaN })),
      3,
    );
    expect(compared.map(({ difference }) => difference)).toEqual([0, 0, 2]);
  });

  it('shows what one rounding of the initial weights makes', async () => {
    const [one, other] = [
      await compare(nudgedEngine(engine), 20),
      await compare(nudgedEngine(engine, 3), 20),
    ];
    for (const compared of [one, other]) {
      const largest = Math.max(...compared.map(({ difference }) => difference));
      expect(largest).toBeGreaterThan(0);
      expect(largest).toBeLessThan(1e-4);
    }
    expect(other).not.toEqual(one);
  });

  it('hands on what goes wrong', async () => {
    const broken = deviating(2, () => {
      throw new Error('out of memory');
    });
    await expect(compare(broken, 5)).rejects.toThrow('out of memory');
  });
});

describe('relativeDifference', () => {
  it.each([
    [2, 1, 0.5],
    [-1, -2, 0.5],
    [0, 0, 0],
    [1e-9, 0, 1e-6],
    [Infinity, NaN, 0],
    [1, Infinity, 2],
    [-1, 1, 2],
  ])('of %d and %d is %d', (a, b, difference) => {
    expect(relativeDifference(a, b)).toBeCloseTo(difference, 12);
  });
});
