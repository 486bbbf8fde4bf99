import { layerConfig, parseWith } from '@experiments/contracts';
import type { LayerConfig } from '@experiments/contracts';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { layerOf } from './layers/index.ts';
import { referenceNetwork } from './reference-network.ts';
import type { ReferenceSpecification } from './reference-network.ts';
import { expectClose } from './testing/expect-close.ts';
import { golden } from './testing/golden.ts';
import { numericalGradient } from './testing/numerical-gradient.ts';

const layers = (...given: object[]): LayerConfig[] =>
  given.map((layer) => parseWith(layerConfig, layer, 'layer'));

/** A network with drawn parameters, and a batch for it. */
function example(specification: Omit<ReferenceSpecification, 'parameters'>, classes: number) {
  const stream = randomStream(1, 'example');
  let units = specification.inputs;
  const parameters = specification.layers.flatMap((config) => {
    const described = layerOf(config).parameters(config, units);
    units = layerOf(config).units(config, units);
    return described.map(({ role, shape }) =>
      Array.from({ length: shape.reduce((product, length) => product * length, 1) }, () =>
        role === 'moving-variance' ? 0.5 + stream.uniform() : stream.normal() / 2,
      ),
    );
  });
  const x = Array.from({ length: 5 }, () =>
    Array.from({ length: specification.inputs }, () => stream.normal()),
  );
  const labels = x.map(() => stream.below(classes));
  return { parameters, x, labels, network: referenceNetwork({ ...specification, parameters }) };
}

const deep = {
  inputs: 3,
  layers: layers(
    { kind: 'dense', units: 4, activation: { id: 'tanh' }, regularizer: { id: 'l1-l2', l1: 0.02, l2: 0.1 } },
    { kind: 'batch-normalization' },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'dense', units: 3, regularizer: { id: 'l2' } },
  ),
  loss: { id: 'softmax-cross-entropy' },
  optimizer: { id: 'gradient-descent', learningRate: 0.5 },
};
const masks = {
  2: [
    [1, 0, 1, 1],
    [0, 1, 1, 0],
    [1, 1, 1, 1],
    [1, 1, 0, 1],
    [0, 0, 1, 0],
  ],
};

describe('referenceNetwork', () => {
  it('trains as Keras does: penalties, constraint, frozen batch normalization, ten steps of Adam', () => {
    const { start, x, labels, steps, end, evaluation, prediction } = golden.network;
    const network = referenceNetwork({
      inputs: 4,
      layers: layers(
        {
          kind: 'dense',
          units: 5,
          activation: { id: 'tanh' },
          regularizer: { id: 'l1-l2', l1: 0.002, l2: 0.01 },
        },
        { kind: 'batch-normalization' },
        { kind: 'dense', units: 4, constraint: { id: 'max-norm', limit: 0.8 } },
        { kind: 'batch-normalization', trainable: false },
        { kind: 'activation', activation: { id: 'elu' } },
        { kind: 'dense', units: 3, regularizer: { id: 'l2', strength: 0.003 } },
      ),
      loss: { id: 'softmax-cross-entropy' },
      optimizer: { id: 'adam', learningRate: 0.02 },
      parameters: start,
    });
    steps.forEach((keras, step) => {
      const { loss, penalty, correct } = network.step(x[step]!, labels[step]!);
      expectClose(loss + penalty, keras.loss);
      expectClose(correct / 6, keras.accuracy);
    });
    network.readParameters().forEach((values, index) => expectClose(values, end[index]!));
    expectClose(network.predict(x[0]!), prediction);
    const { loss, penalty, accuracy } = network.evaluate(x[0]!, labels[0]!);
    expectClose(loss + penalty, evaluation.loss);
    expectClose(accuracy, evaluation.accuracy);
  });

  it('has the derivative of data loss plus penalties as its gradients', () => {
    const { parameters, x, labels, network } = example(deep, 3);
    const gradients = network.gradients(x, labels, masks);
    network.parameters.forEach(({ optimized }, index) => {
      const objective = (values: number[]) => {
        const { loss, penalty } = referenceNetwork({
          ...deep,
          parameters: parameters.with(index, values),
        }).step(x, labels, masks);
        return loss + penalty;
      };
      expectClose(gradients[index]!, optimized ? numericalGradient(objective, parameters[index]!) : [], 1e-7);
    });
  });

  it('steps along its gradients and moves running averages', () => {
    const { parameters, x, labels, network } = example(deep, 3);
    const gradients = network.gradients(x, labels, masks);
    expect(network.readParameters()).toEqual(parameters);
    network.step(x, labels, masks);
    network.readParameters().forEach((values, index) => {
      const { role, optimized } = network.parameters[index]!;
      if (optimized)
        expectClose(
          values,
          parameters[index]!.map((w, at) => w - 0.5 * gradients[index]![at]!),
          1e-14,
        );
      else expect(values, role).not.toEqual(parameters[index]);
    });
  });

  it('describes its parameters in the order of the contract', () => {
    const { network } = example(deep, 3);
    expect(network.outputs).toBe(3);
    expect(network.parameters.map(({ layer, role, shape }) => [layer, role, shape])).toEqual([
      [0, 'kernel', [3, 4]],
      [0, 'bias', [4]],
      [1, 'gamma', [4]],
      [1, 'beta', [4]],
      [1, 'moving-mean', [4]],
      [1, 'moving-variance', [4]],
      [3, 'kernel', [4, 3]],
      [3, 'bias', [3]],
    ]);
  });

  it('leaves frozen layers alone', () => {
    const [first, ...rest] = deep.layers as [LayerConfig, ...LayerConfig[]];
    const frozen = { ...deep, layers: [{ ...first, trainable: false } as LayerConfig, ...rest] };
    const { parameters, x, labels, network } = example(frozen, 3);
    network.step(x, labels, masks);
    expect(network.readParameters().slice(0, 2)).toEqual(parameters.slice(0, 2));
    expect(network.readParameters()[6]).not.toEqual(parameters[6]);
  });

  it('keeps the columns of a constrained kernel within the limit', () => {
    const model = {
      ...deep,
      inputs: 3,
      layers: layers({ kind: 'dense', units: 2, constraint: { id: 'max-norm', limit: 0.1 } }),
    };
    const { x, network } = example(model, 2);
    network.step(x, [0, 1, 0, 1, 0]);
    const [kernel] = network.readParameters() as [number[]];
    for (const j of [0, 1])
      expect(Math.hypot(kernel[j]!, kernel[2 + j]!, kernel[4 + j]!)).toBeCloseTo(0.1, 6);
  });

  it('drops nothing in inference', () => {
    const { x, network } = example(deep, 3);
    const without = example(
      { ...deep, layers: deep.layers.filter(({ kind }) => kind !== 'dropout') },
      3,
    ).network;
    expect(network.predict(x)).toEqual(without.predict(x));
  });

  it('keeps the optimizer’s state: steps, carry and a slot for every optimized weight', () => {
    const { x, labels, network } = example({ ...deep, optimizer: { id: 'adam' } }, 3);
    network.step(x, labels);
    network.step(x, labels);
    const { step, carry, slots } = network.readOptimizer();
    expect(step).toBe(2);
    expectClose(carry, [0.81, 0.998001], 1e-15);
    expect(slots.map((of) => of.map((slot) => slot.length))).toEqual([
      [12, 12],
      [4, 4],
      [4, 4],
      [4, 4],
      [12, 12],
      [3, 3],
    ]);
  });

  it('learns exclusive or with one hidden layer', () => {
    const model = {
      inputs: 2,
      layers: layers({ kind: 'dense', units: 2, activation: { id: 'tanh' } }, { kind: 'dense', units: 1 }),
      loss: { id: 'binary-cross-entropy' },
      optimizer: { id: 'adam', learningRate: 0.1 },
      parameters: [[1, -1, 1, -1], [0, 0.5], [0.5, 0.5], [0]],
    };
    const network = referenceNetwork(model);
    const x = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    const labels = [0, 1, 1, 0];
    for (let step = 0; step < 200; step++) network.step(x, labels);
    expect(network.evaluate(x, labels).accuracy).toBe(1);
    expect(network.evaluate(x, labels).loss).toBeLessThan(0.05);
  });

  it('refuses parameters that do not fit', () => {
    const { parameters } = example(deep, 3);
    expect(() => referenceNetwork({ ...deep, parameters: parameters.with(1, [1, 2]) })).toThrow(
      'parameters.1: 2 is not usable; a bias of 4 values',
    );
    expect(() => referenceNetwork({ ...deep, parameters: [...parameters, [1]] })).toThrow('parameters: 9');
    expect(() => referenceNetwork({ ...deep, parameters: parameters.slice(0, 7) })).toThrow('parameters.7');
  });
});
