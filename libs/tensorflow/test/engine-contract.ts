import { beforeAll, describe, expect, it } from 'vitest';
import type { Examples, Network, TrainingEngine } from '@experiments/contracts';
import { referenceNetwork } from '@experiments/methods';
import { randomStream, streamWords } from '@experiments/random';
import { testEngine } from '../../engine/test/engine.ts';
import { tensorFlowEngine } from '../src/engine.ts';
import type { Operations } from '../src/operations/operations.ts';
import { dense, dropoutModel, examples, INPUTS, models, normalization } from './models.ts';
import type { Model } from './models.ts';

const STEPS = 50;
/** Relative, of the loss of each step. */
const TOLERANCE = 1e-4;
const EXAMPLES = 60;

/** Networks over these operations train as the reference in double precision and as the WebAssembly engine do. */
export function describeEngine(name: string, operations: () => Promise<Operations>): void {
  let ops: Operations;
  let engine: TrainingEngine;
  let wasm: TrainingEngine;

  beforeAll(async () => {
    ops = await operations();
    engine = tensorFlowEngine(ops);
    wasm = await testEngine();
  }, 60_000);

  const build = (of: TrainingEngine, { layers, loss, optimizer, batchSize }: Model) =>
    of.network({ inputs: INPUTS, layers, loss, optimizer, batchSize });

  describe(`${name}: ${STEPS} steps agree with the reference and the WebAssembly engine`, () => {
    it.each(models())('$name', (model) => {
      const [network, other] = [build(engine, model), build(wasm, model)];
      const parameters = initialParameters(network);
      const reference = referenceNetwork({ ...model, inputs: INPUTS, parameters });
      for (const each of [network, other]) each.writeParameters(parameters);
      const data = examples(EXAMPLES, model.classes);
      for (let step = 0; step < STEPS; step++) {
        const positions = batch(step, model.batchSize);
        const labels = Array.from(positions, (row) => data.labels[row]!);
        const actual = network.step(data, positions);
        const expected = reference.step(pixels(data, positions), labels);
        const engines = other.step(data, positions);
        expectClose(actual.loss, expected.loss);
        expectClose(actual.penalty, expected.penalty);
        expectClose(actual.loss, engines.loss);
        expect(Math.abs(actual.correct - engines.correct)).toBeLessThanOrEqual(1);
      }
      expectSameEvaluation(network, other, data);
      for (const each of [network, other]) each.dispose();
    });

    it('dropout, with the same masks', () => {
      const model = dropoutModel();
      const [network, other] = [build(engine, model), build(wasm, model)];
      for (const each of [network, other]) each.writeParameters(initialParameters(network));
      const data = examples(EXAMPLES, model.classes);
      for (let step = 0; step < STEPS; step++) {
        if (step % 20 === 0) for (const each of [network, other]) each.seedDropout(wordsOf(step));
        const positions = batch(step, step % 3 === 0 ? 4 : 9);
        expectClose(network.step(data, positions).loss, other.step(data, positions).loss);
      }
      expectSameEvaluation(network, other, data);
      for (const each of [network, other]) each.dispose();
    });
  });

  describe(`${name}: a network`, () => {
    const layers = [
      dense(12, { regularizer: { id: 'l1-l2' }, constraint: { id: 'max-norm' } }),
      normalization(),
      { kind: 'activation', activation: { id: 'swish' } } as const,
      { kind: 'dropout', rate: 0.25 } as const,
      dense(5),
    ];
    const model: Model = { ...dropoutModel(), layers, optimizer: { id: 'nadam' } };
    const data = examples(EXAMPLES, 5);

    it('leaves no tensor behind', () => {
      const before = ops.count();
      const network = build(engine, model);
      network.seedDropout(wordsOf(0));
      network.step(data, batch(0, 9));
      network.isFinite();
      const during = ops.count();
      for (let step = 0; step < 30; step++) {
        network.step(data, batch(step, 9));
        if (step % 10 === 9) {
          network.evaluate(data);
          network.predict(data);
          network.probe(data, batch(step, 9));
          network.setOptimizer({ id: 'nadam' });
          network.writeParameters(network.readParameters());
          network.writeOptimizer(network.readOptimizer());
          network.isFinite();
        }
      }
      network.isFinite();
      network.step(data, batch(0, 9));
      network.isFinite();
      expect(ops.count()).toBe(during);
      network.dispose();
      network.dispose();
      expect(ops.count()).toBe(before);
    });

    it.each(['adam', 'lion', 'momentum'])('goes on from its parameters and optimizer state: %s', (id) => {
      const [first, second] = [0, 1].map(() => build(engine, { ...model, optimizer: { id } })) as [
        Network,
        Network,
      ];
      first.writeParameters(initialParameters(first));
      for (let step = 0; step < 3; step++) {
        first.seedDropout(wordsOf(step));
        first.step(data, batch(step, 9));
      }
      second.writeParameters(first.readParameters());
      second.writeOptimizer(first.readOptimizer());
      for (const each of [first, second]) each.seedDropout(wordsOf(9));
      const results = [first, second].map((each) => [3, 4, 5].map((step) => each.step(data, batch(step, 9))));
      expect(results[1]).toEqual(results[0]);
      expect(second.readParameters()).toEqual(first.readParameters());
      expect(second.readOptimizer().step).toBe(6);
      for (const each of [first, second]) each.dispose();
    });

    it('reads an optimizer state that the WebAssembly engine wrote, and the other way round', () => {
      const [network, other] = [build(engine, model), build(wasm, model)];
      for (const each of [network, other]) {
        each.writeParameters(initialParameters(network));
        each.seedDropout(wordsOf(1));
      }
      for (const step of [0, 1, 2]) other.step(data, batch(step, 9));
      network.writeParameters(other.readParameters());
      network.writeOptimizer(other.readOptimizer());
      expect(network.readOptimizer()).toEqual(other.readOptimizer());
      for (const each of [network, other]) each.seedDropout(wordsOf(2));
      expectClose(network.step(data, batch(3, 9)).loss, other.step(data, batch(3, 9)).loss);
      for (const each of [network, other]) each.dispose();
    });

    it('is not changed by a probe, which says what the WebAssembly engine says', () => {
      const [network, other] = [build(engine, model), build(wasm, model)];
      for (const each of [network, other]) each.writeParameters(initialParameters(network));
      const before = network.readParameters();
      const [actual, expected] = [network, other].map((each) => each.probe(data, batch(1, 9)));
      expect(network.readParameters()).toEqual(before);
      expect(actual!.map((probe) => Object.keys(probe).sort())).toEqual(
        expected!.map((probe) => Object.keys(probe).sort()),
      );
      actual!.forEach((probe, layer) => {
        for (const [key, value] of Object.entries(probe)) {
          const goal = expected![layer]![key as keyof typeof probe];
          if (typeof value === 'number') expectClose(value, goal as number);
          else expect(value).toBe(goal);
        }
      });
      for (const each of [network, other]) each.dispose();
    });

    it.each([Infinity, -Infinity, NaN])('sees weights that are not finite: %d', (value) => {
      const network = build(engine, model);
      network.writeParameters(initialParameters(network));
      expect(network.isFinite()).toBe(true);
      for (let parameter = 0; parameter < network.parameters.length; parameter++) {
        const values = network.readParameters();
        values[parameter]![values[parameter]!.length - 1] = value;
        network.writeParameters(values);
        expect(network.isFinite()).toBe(false);
        network.writeParameters(initialParameters(network));
      }
      network.dispose();
    });

    it('trains layers that are thawed, and leaves frozen ones alone', () => {
      const frozen = [dense(12, { trainable: false, constraint: { id: 'max-norm', limit: 0.1 } }), dense(5)];
      const network = build(engine, { ...model, layers: frozen });
      network.writeParameters(initialParameters(network));
      const before = network.readParameters();
      network.step(data, batch(0, 9));
      expect(network.readParameters().slice(0, 2)).toEqual(before.slice(0, 2));
      expect(network.readParameters()[2]).not.toEqual(before[2]);
      network.setTrainable(0, true);
      network.step(data, batch(1, 9));
      expect(network.readParameters()[0]).not.toEqual(before[0]);
      network.dispose();
    });

    it('refuses what it cannot compute, naming it', () => {
      const network = build(engine, { ...model, layers: [dense(12), dense(5)] });
      expect(() => network.step(data, new Uint32Array(10))).toThrow(/positions.*10.*1 to 9/);
      expect(() => network.step(data, Uint32Array.of(3, 60))).toThrow(/positions.*60.*0 to 59/);
      expect(() => network.probe(data, Uint32Array.of(60))).toThrow(/positions.*60.*0 to 59/);
      expect(() => network.evaluate({ ...data, features: 7 })).toThrow(/examples.features.*7.*21/);
      const none = { ...data, rows: data.rows.slice(0, 0), labels: data.labels.slice(0, 0) };
      expect(() => network.evaluate(none)).toThrow(/examples.rows.*0/);
      expect(() => network.writeParameters([new Float32Array(3)])).toThrow(/parameters.0.*252 values/);
      network.dispose();
      const dropping = build(engine, dropoutModel());
      expect(() => dropping.step(data, batch(0, 9))).toThrow(/seedDropout/);
      dropping.dispose();
      expect(() => build(engine, { ...model, loss: { id: 'mean' } })).toThrow(/loss.id.*mean-squared-error/);
      expect(() => build(engine, { ...model, batchSize: 0 })).toThrow(/batchSize.*0/);
    });
  });
}

function initialParameters({ parameters }: Network): Float32Array[] {
  const stream = randomStream(3, 'weights');
  return parameters.map(({ role, shape }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const centre = role === 'gamma' || role === 'moving-variance' ? 1 : 0;
    return Float32Array.from({ length: size }, () => centre + 0.8 * (stream.uniform() - 0.5));
  });
}

function batch(step: number, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, index) => (step * 7 + index * 11) % EXAMPLES);
}

function pixels({ pixels, features }: Examples, positions: Uint32Array): number[][] {
  return Array.from(positions, (row) =>
    Array.from(pixels.subarray(row * features, (row + 1) * features), (pixel) => pixel / 255),
  );
}

function wordsOf(seed: number): (layer: number) => Uint32Array {
  return (layer) => Uint32Array.from([0, 1, 2, 3].flatMap((lane) => [...streamWords(seed, layer, lane)]));
}

function expectSameEvaluation(network: Network, other: Network, data: Examples): void {
  const [actual, expected] = [network.evaluate(data), other.evaluate(data)];
  expectClose(actual.loss, expected.loss);
  expectClose(actual.penalty, expected.penalty);
  expect(Math.abs(actual.accuracy - expected.accuracy)).toBeLessThanOrEqual(1 / EXAMPLES);
  const outputs = other.predict(data);
  network.predict(data).forEach((value, at) => {
    expect(Math.abs(value - outputs[at]!) / Math.max(1, Math.abs(outputs[at]!))).toBeLessThan(10 * TOLERANCE);
  });
}

function expectClose(actual: number, expected: number): void {
  if (actual === expected) return;
  const error = Math.abs(actual - expected) / Math.abs(expected);
  expect(error, `${actual} for ${expected}`).toBeLessThan(TOLERANCE);
}
