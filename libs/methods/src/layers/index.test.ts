import type { LayerConfig } from '@experiments/contracts';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import type { LayerContext, Matrix } from '../definition.ts';
import { expectClose } from '../testing/expect-close.ts';
import { numericalGradient } from '../testing/numerical-gradient.ts';
import { layerOf, layers } from './index.ts';

const INPUTS = 3;
const ROWS = 4;
const dense = {
  kind: 'dense',
  units: 2,
  activation: { id: 'tanh' },
  initializer: { id: 'glorot-uniform' },
  biasInitializer: { id: 'zeros' },
  trainable: true,
} as const;
const batchNormalization = {
  kind: 'batch-normalization',
  momentum: 0.99,
  epsilon: 0.001,
  trainable: true,
} as const;
const mask = [
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 0],
  [1, 1, 1],
];

const cases: readonly { name: string; config: LayerConfig; context: LayerContext }[] = [
  { name: 'dense', config: dense, context: { training: true } },
  {
    name: 'dense with softmax',
    config: { ...dense, activation: { id: 'softmax' } },
    context: { training: true },
  },
  {
    name: 'activation',
    config: { kind: 'activation', activation: { id: 'elu', alpha: 0.7 } },
    context: { training: true },
  },
  { name: 'batch normalization in training', config: batchNormalization, context: { training: true } },
  { name: 'batch normalization in inference', config: batchNormalization, context: { training: false } },
  {
    name: 'frozen batch normalization',
    config: { ...batchNormalization, trainable: false },
    context: { training: true },
  },
  { name: 'dropout in training', config: { kind: 'dropout', rate: 0.4 }, context: { training: true, mask } },
  {
    name: 'dropout in inference',
    config: { kind: 'dropout', rate: 0.4 },
    context: { training: false, mask },
  },
];

describe.each(cases)('$name', ({ config, context }) => {
  const layer = layerOf(config);
  const stream = randomStream(1, config.kind);
  const draw = (count: number, positive = false) =>
    Array.from({ length: count }, () => (positive ? 0.5 + stream.uniform() : stream.normal()));
  const units = layer.units(config, INPUTS);
  const descriptions = layer.parameters(config, INPUTS);
  const parameters = descriptions.map(({ role, shape }) =>
    draw(
      shape.reduce((product, length) => product * length, 1),
      role === 'moving-variance',
    ),
  );
  const x = Array.from({ length: ROWS }, () => draw(INPUTS));
  const upstream = Array.from({ length: ROWS }, () => draw(units));
  /** A scalar whose gradient by the layer's outputs is `upstream`. */
  const inner = (x: Matrix, parameters: number[][]) =>
    layer
      .forward(config, x, parameters, context)
      .y.reduce((sum, row, r) => sum + row.reduce((sum, yj, j) => sum + yj * upstream[r]![j]!, 0), 0);
  const forward = layer.forward(config, x, parameters, context);
  const backward = layer.backward(config, forward, upstream);

  it('puts out as many units as it says', () => {
    expect(forward.y.map((row) => row.length)).toEqual(Array(ROWS).fill(units));
  });

  it('has the derivative by its inputs as its backward pass', () => {
    const numerical = numericalGradient((flat) => inner(rowsOf(flat), parameters), x.flat());
    expectClose(backward.input, numerical, 1e-6);
  });

  it('has the derivative by its optimized parameters as their gradients, and none for the others', () => {
    expect(backward.gradients).toHaveLength(descriptions.length);
    descriptions.forEach(({ optimized }, index) => {
      const numerical = numericalGradient(
        (values) => inner(x, parameters.with(index, values)),
        parameters[index]!,
      );
      expectClose(backward.gradients[index]!, optimized ? numerical : [], 1e-6);
    });
  });

  it('changes neither its inputs nor its parameters', () => {
    const before = structuredClone({ x, parameters });
    layer.backward(config, layer.forward(config, x, parameters, context), upstream);
    expect({ x, parameters }).toEqual(before);
  });
});

it('covers every kind of layer', () => {
  expect(new Set(cases.map(({ config }) => config.kind))).toEqual(new Set(Object.keys(layers)));
});

function rowsOf(flat: readonly number[]): Matrix {
  return Array.from({ length: ROWS }, (_, r) => flat.slice(r * INPUTS, (r + 1) * INPUTS));
}
