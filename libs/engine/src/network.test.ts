import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Examples, LayerConfig, MethodReference, TrainingEngine } from '@experiments/contracts';
import {
  activations,
  constraints,
  losses,
  optimizers,
  referenceNetwork,
  regularizers,
  resolveMethod,
} from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { testEngine } from '../test/engine.ts';

let engine: TrainingEngine;

beforeAll(async () => {
  engine = await testEngine();
});

const INPUTS = 21;

/** Examples with pixels of which half are zero, as in the images. */
function examples(count: number, classes: number, seed = 1): Examples {
  const stream = randomStream(seed, 'examples');
  return {
    pixels: Uint8Array.from({ length: count * INPUTS }, () => (stream.below(2) ? stream.below(256) : 0)),
    features: INPUTS,
    rows: Uint32Array.from({ length: count }, (_, row) => row),
    labels: Uint8Array.from({ length: count }, () => stream.below(classes)),
    classes,
  };
}

function dense(units: number, changes: Partial<Extract<LayerConfig, { kind: 'dense' }>> = {}): LayerConfig {
  const defaults = {
    activation: { id: 'linear' },
    initializer: { id: 'glorot-uniform' },
    biasInitializer: { id: 'zeros' },
  };
  return { kind: 'dense', units, trainable: true, ...defaults, ...changes };
}

interface Model {
  layers: LayerConfig[];
  loss?: MethodReference;
  optimizer?: MethodReference;
  classes?: number;
  batchSize?: number;
}

/** The engine's network and the reference from the same initial weights. */
function pair({
  layers,
  loss = { id: 'softmax-cross-entropy' },
  optimizer = { id: 'gradient-descent' },
  batchSize = 9,
}: Model) {
  const network = engine.network({ inputs: INPUTS, layers, loss, optimizer, batchSize });
  const stream = randomStream(3, 'weights');
  const parameters = network.parameters.map(({ role, shape }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const centre = role === 'gamma' || role === 'moving-variance' ? 1 : 0;
    return Float32Array.from({ length: size }, () => centre + 0.4 * (stream.uniform() - 0.5));
  });
  network.writeParameters(parameters);
  return { network, reference: referenceNetwork({ inputs: INPUTS, layers, loss, optimizer, parameters }) };
}

function matrix({ pixels, features }: Examples, positions: Uint32Array): number[][] {
  return Array.from(positions, (row) =>
    Array.from(pixels.subarray(row * features, (row + 1) * features), (p) => p / 255),
  );
}

/** Trains both for some steps and compares every loss, penalty and count, then every parameter and the evaluation. */
function expectAgreement(model: Model, { steps = 12, tolerance = 2e-4 } = {}) {
  const { network, reference } = pair(model);
  const data = examples(60, model.classes ?? 5);
  const batchSize = model.batchSize ?? 9;
  for (let step = 0; step < steps; step++) {
    const positions = Uint32Array.from({ length: batchSize }, (_, index) => (step * 7 + index * 11) % 60);
    const expected = reference.step(
      matrix(data, positions),
      Array.from(positions, (row) => data.labels[row]!),
    );
    const actual = network.step(data, positions);
    expectClose(actual.loss, expected.loss, tolerance);
    expectClose(actual.penalty, expected.penalty, tolerance);
  }
  network
    .readParameters()
    .forEach((values, index) => expectAllClose(values, reference.readParameters()[index]!, tolerance));
  const all = matrix(data, data.rows);
  const evaluation = network.evaluate(data);
  const expected = reference.evaluate(all, Array.from(data.labels));
  expectClose(evaluation.loss, expected.loss, tolerance);
  expectClose(evaluation.penalty, expected.penalty, tolerance);
  expect(Math.abs(evaluation.accuracy - expected.accuracy)).toBeLessThanOrEqual(1 / 60);
  expectAllClose(network.predict(data), reference.predict(all).flat(), tolerance);
  network.dispose();
}

function expectClose(actual: number, expected: number, tolerance: number) {
  expect(
    Math.abs(actual - expected) / Math.max(1, Math.abs(expected)),
    `${actual} for ${expected}`,
  ).toBeLessThan(tolerance);
}

function expectAllClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) {
  expect(actual.length).toBe(expected.length);
  for (let index = 0; index < actual.length; index++)
    expectClose(actual[index]!, expected[index]!, tolerance);
}

describe('the engine agrees with the reference in plain TypeScript', () => {
  it.each(Object.keys(activations))('for the activation %s', (id) => {
    const gentle = { id: 'momentum', learningRate: 0.02 };
    expectAgreement({ layers: [dense(40, { activation: { id } }), dense(5)], optimizer: gentle });
    expectAgreement({
      layers: [dense(7), { kind: 'activation', activation: { id } }, dense(5)],
      optimizer: gentle,
    });
  });

  it.each(Object.keys(losses))('for the loss %s', (id) => {
    const { definition } = resolveMethod(losses, 'loss', { id }, 'loss');
    const activation = { id: definition.domain === 'real' ? 'linear' : 'softmax' };
    expectAgreement({
      layers: [dense(12, { activation: { id: 'tanh' } }), dense(5, { activation })],
      loss: { id },
    });
    if (definition.minimumOutputs > 1) return;
    const single = { id: definition.domain === 'real' ? 'linear' : 'sigmoid' };
    expectAgreement({ layers: [dense(1, { activation: single })], loss: { id }, classes: 2 });
  });

  // Where a gradient is near 0, the first steps of these methods turn on its sign, which rounding decides.
  const SIGN_SENSITIVE: Record<string, number> = { lion: 3e-3 };

  it.each(Object.keys(optimizers))('for the optimizer %s', (id) => {
    const layers = [dense(40, { activation: { id: 'tanh' } }), dense(5)];
    expectAgreement({ layers, optimizer: { id } }, { steps: 30, tolerance: SIGN_SENSITIVE[id] ?? 2e-4 });
  });

  it.each(Object.keys(regularizers))('for the regularizer %s', (id) => {
    expectAgreement({ layers: [dense(40, { regularizer: { id } }), dense(5, { regularizer: { id } })] });
  });

  it.each(Object.keys(constraints))('for the constraint %s', (id) => {
    const constraint = { id, limit: 0.3 };
    expectAgreement({
      layers: [dense(40, { constraint }), dense(5, { constraint })],
      optimizer: { id: 'momentum' },
    });
  });

  it('for batch normalization on the input, before and after the activation', () => {
    const normalization: LayerConfig = {
      kind: 'batch-normalization',
      momentum: 0.9,
      epsilon: 0.001,
      trainable: true,
    };
    const relu: LayerConfig = { kind: 'activation', activation: { id: 'relu' } };
    expectAgreement({ layers: [normalization, dense(20), normalization, relu, normalization, dense(5)] });
    expectAgreement({ layers: [normalization, dense(20), normalization, relu, dense(5)], batchSize: 2 });
  });

  it('for layers that are frozen, batch normalization included', () => {
    const frozen = { trainable: false, regularizer: { id: 'l2' } };
    const normalization: LayerConfig = {
      kind: 'batch-normalization',
      momentum: 0.9,
      epsilon: 0.001,
      trainable: false,
    };
    expectAgreement({
      layers: [dense(8, { activation: { id: 'relu' } }), dense(20, frozen), normalization, dense(5)],
    });
    expectAgreement({ layers: [dense(20, frozen), normalization, dense(5)] });
  });

  it('for any stack and batch', () => {
    const layer = fc.record({
      units: fc.integer({ min: 1, max: 70 }),
      activation: fc.constantFrom('relu', 'tanh', 'elu', 'linear').map((id) => ({ id })),
    });
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 3 }), fc.integer({ min: 1, max: 45 }), (hidden, batchSize) => {
        const layers = [...hidden.map(({ units, activation }) => dense(units, { activation })), dense(5)];
        expectAgreement({ layers, batchSize }, { steps: 3 });
      }),
      { numRuns: 25 },
    );
  });
});

describe('the gradient of the engine', () => {
  it('is the slope of its own loss', () => {
    const layers = [dense(20, { activation: { id: 'tanh' } }), dense(5)];
    const { network } = pair({
      layers,
      optimizer: { id: 'gradient-descent', learningRate: 1 },
      batchSize: 60,
    });
    const data = examples(60, 5);
    const before = network.readParameters();
    network.step(data, data.rows);
    const gradients = network
      .readParameters()
      .map((values, index) => values.map((value, at) => before[index]![at]! - value));
    const step = 0.02;
    const lossAt = (parameter: number, at: number, change: number) => {
      const moved = before.map((values) => values.slice());
      moved[parameter]![at]! += change;
      network.writeParameters(moved);
      return network.evaluate(data).loss;
    };
    for (const [parameter, at] of [
      [0, 5],
      [0, 77],
      [1, 3],
      [2, 19],
      [3, 4],
    ] as const) {
      const slope = (lossAt(parameter, at, step) - lossAt(parameter, at, -step)) / (2 * step);
      expect(gradients[parameter]![at]).toBeCloseTo(slope, 4);
    }
  });
});

describe('a network', () => {
  const layers = [dense(24, { activation: { id: 'relu' } }), dense(10)];

  it('predicts each example with the same bits, whatever batch it is in', () => {
    const { network } = pair({ layers });
    const data = examples(150, 10);
    const together = network.predict(data);
    for (const position of [0, 63, 64, 149]) {
      const alone = network.predict({
        ...data,
        rows: data.rows.slice(position, position + 1),
        labels: data.labels.slice(position, position + 1),
      });
      expect(alone).toEqual(together.slice(10 * position, 10 * position + 10));
    }
  });

  it('goes on with the same bits from its parameters and optimizer state', () => {
    const data = examples(60, 10);
    const optimizer = { id: 'nadam' };
    const { network } = pair({ layers, optimizer });
    const positions = Uint32Array.of(1, 5, 9, 30);
    network.step(data, positions);
    const other = engine.network({
      inputs: INPUTS,
      layers,
      loss: { id: 'softmax-cross-entropy' },
      optimizer,
      batchSize: 9,
    });
    other.writeParameters(network.readParameters());
    other.writeOptimizer(network.readOptimizer());
    for (let step = 0; step < 3; step++)
      expect(other.step(data, positions)).toEqual(network.step(data, positions));
    expect(other.readParameters()).toEqual(network.readParameters());
  });

  it('changes nothing when it is probed, and says how strong the gradients are', () => {
    const normalization: LayerConfig = {
      kind: 'batch-normalization',
      momentum: 0.9,
      epsilon: 0.001,
      trainable: true,
    };
    const { network, reference } = pair({
      layers: [dense(24), normalization, { kind: 'activation', activation: { id: 'relu' } }, dense(10)],
    });
    const data = examples(60, 10);
    const before = network.readParameters();
    const probes = network.probe(data, data.rows);
    expect(network.readParameters()).toEqual(before);
    const gradients = reference.gradients(matrix(data, data.rows), Array.from(data.labels));
    const norm = (values: number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    expectClose(probes[0]!.gradientNorm!, norm(gradients[0]!), 1e-4);
    expectClose(probes[3]!.gradientNorm!, norm(gradients.at(-2)!), 1e-4);
    expect(probes[2]!.saturatedShare).toBeGreaterThan(0);
    expect(probes[2]!.saturatedShare).toBeLessThan(1);
  });

  it('starts from clean memory where an instance is used again', () => {
    const data = examples(60, 10);
    const positions = Uint32Array.of(1, 2, 3);
    const first = pair({ layers, optimizer: { id: 'adam' } }).network;
    const results = [1, 2, 3].map(() => first.step(data, positions));
    first.dispose();
    first.dispose();
    const second = pair({ layers, optimizer: { id: 'adam' } }).network;
    expect([1, 2, 3].map(() => second.step(data, positions))).toEqual(results);
  });

  it('refuses what it cannot compute, naming it', () => {
    const { network } = pair({ layers });
    const data = examples(60, 10);
    expect(() => network.step(data, new Uint32Array(10))).toThrow(/positions.*10.*1 to 9/);
    expect(() => network.step(data, new Uint32Array(0))).toThrow(/positions/);
    expect(() => network.step(data, Uint32Array.of(3, 60))).toThrow(/positions.*60.*0 to 59/);
    expect(() => network.probe(data, Uint32Array.of(60))).toThrow(/positions.*60.*0 to 59/);
    expect(() => network.evaluate({ ...data, labels: data.labels.map(() => 10) })).toThrow(
      /examples.labels.*10.*0 to 9/,
    );
    expect(() => network.evaluate({ ...data, rows: data.rows.map(() => 60) })).toThrow(
      /examples.rows.*60.*0 to 59/,
    );
    expect(() => network.evaluate({ ...data, features: 7 })).toThrow(/examples.features.*7.*21/);
    const none = { ...data, rows: data.rows.slice(0, 0), labels: data.labels.slice(0, 0) };
    expect(() => network.evaluate(none)).toThrow(/examples.rows.*0/);
    const cut = { ...data, pixels: data.pixels.subarray(1) };
    expect(() => network.evaluate(cut)).toThrow(/examples.pixels.*1259.*21 pixels/);
    expect(() => network.evaluate({ ...data, classes: 11 })).toThrow(/model.layers.*11 classes/);
    expect(() => network.writeParameters([new Float32Array(3)])).toThrow(/parameters.0.*504 values/);
  });
});

describe('what cannot be computed is refused before anything is', () => {
  const specification = {
    inputs: INPUTS,
    layers: [dense(10)],
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    batchSize: 9,
  };

  it.each([
    [{ inputs: 0 }, /inputs.*0.*from 1/],
    [{ inputs: 2.5 }, /inputs.*2.5.*from 1/],
    [{ batchSize: 0 }, /batchSize.*0.*from 1/],
    [{ layers: [dense(4), dense(0)] }, /layers.1.units.*0.*from 1/],
    [{ batchSize: 1e9 }, /model.layers.*bytes.*4 GiB/],
    [{ loss: { id: 'mean' } }, /loss.id.*mean.*mean-squared-error/],
    [{ optimizer: { id: 'adam', rate: 1 } }, /optimizer.rate.*learningRate/],
    [{ optimizer: { id: 'adam', learningRate: NaN } }, /optimizer.learningRate.*NaN/],
  ])('%j', (changes, message) => {
    expect(() => engine.network({ ...specification, ...changes })).toThrow(message);
  });

  it('examples that another network could take', () => {
    const data = examples(60, 10);
    engine.network(specification).step(data, Uint32Array.of(1));
    const narrow = engine.network({ ...specification, layers: [dense(5)] });
    expect(() => narrow.step(data, Uint32Array.of(1))).toThrow(/model.layers.*5.*10 units/);
  });

  it('a step of dropout without words to draw from', () => {
    const layers: LayerConfig[] = [{ kind: 'dropout', rate: 0.5 }, dense(10)];
    const network = engine.network({ ...specification, layers });
    expect(() => network.step(examples(60, 10), Uint32Array.of(1))).toThrow(/seedDropout/);
  });
});

describe('moving averages whose gradient has become zero', () => {
  it('end at zero, not below the smallest normal number, where processors are slow', () => {
    const network = engine.network({
      inputs: INPUTS,
      layers: [dense(2)],
      loss: { id: 'softmax-cross-entropy' },
      optimizer: { id: 'adam' },
      batchSize: 1,
    });
    const [lit, dark] = [Uint8Array.from({ length: INPUTS }, () => 255), new Uint8Array(INPUTS)];
    const rows = { features: INPUTS, rows: Uint32Array.of(0), labels: Uint8Array.of(0), classes: 2 };
    network.step({ pixels: lit, ...rows }, Uint32Array.of(0));
    const momentOfWeights = () => network.readOptimizer().slots[0]![0]!;
    expect(momentOfWeights().every((value) => value !== 0)).toBe(true);
    // 0.9^n of it is subnormal from n = 820 or so on, and would stay so.
    for (let step = 1; step < 1024; step++) network.step({ pixels: dark, ...rows }, Uint32Array.of(0));
    expect(momentOfWeights().every((value) => value === 0)).toBe(true);
    network.dispose();
  });
});

describe('weights that are not finite', () => {
  it.each([Infinity, -Infinity, NaN])('are seen, whatever the loss says: %d', (value) => {
    const layers = [dense(40, { activation: { id: 'tanh' } }), dense(5)];
    const { network } = pair({ layers, optimizer: { id: 'adam' } });
    expect(network.isFinite()).toBe(true);
    for (let parameter = 0; parameter < 4; parameter++) {
      const values = network.readParameters();
      const sound = values.map((array) => array.slice());
      values[parameter]![values[parameter]!.length - 1] = value;
      network.writeParameters(values);
      expect(network.isFinite()).toBe(false);
      network.writeParameters(sound);
    }
    expect(network.isFinite()).toBe(true);
  });
});

describe('every definition has its kernel', () => {
  it('activations, losses, optimizers, regularizers and constraints', () => {
    const probability = { kind: 'activation', activation: { id: 'softmax' } } as const;
    for (const id of Object.keys(activations)) pair({ layers: [dense(5, { activation: { id } })] });
    for (const id of Object.keys(losses)) pair({ layers: [dense(5), probability], loss: { id } });
    for (const id of Object.keys(optimizers)) pair({ layers: [dense(5)], optimizer: { id } });
    for (const id of Object.keys(regularizers)) pair({ layers: [dense(5, { regularizer: { id } })] });
    for (const id of Object.keys(constraints)) pair({ layers: [dense(5, { constraint: { id } })] });
  });
});
