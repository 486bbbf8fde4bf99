import { beforeAll, describe, expect, it } from 'vitest';
import {
  activations,
  constraints,
  losses,
  optimizers,
  regularizers,
  resolveMethod,
  target,
} from '@experiments/methods';
import type { Optimizer } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { activationFaces } from '../src/activations/index.ts';
import { constraintFaces } from '../src/constraints/index.ts';
import type { LayerParameter } from '../src/layers/tensorflow-layer.ts';
import { lossFaces } from '../src/losses/index.ts';
import type { Operations, Tensor } from '../src/operations/operations.ts';
import { BoundOptimizer } from '../src/optimizer.ts';
import { optimizerFaces } from '../src/optimizers/index.ts';
import { regularizerFaces } from '../src/regularizers/index.ts';

/** Of values and gradients, relative to 1 and their magnitude: some units in the last place of float32. */
const TOLERANCE = 3e-6;

/** Kinks, saturation and what lies between. */
const POINTS = [-90, -20, -4, -3, -2.5, -1, -0.3, -1e-3, 0, 1e-3, 0.25, 0.9, 1, 2, 3, 3.5, 8, 20, 90];

/** Every face of a method computes what its definition says. */
export function describeFaces(name: string, operations: () => Promise<Operations>): void {
  let ops: Operations;

  beforeAll(async () => {
    ops = await operations();
  }, 60_000);

  /** What a computation gives, its tensors disposed of. */
  const numbers = (compute: () => Tensor): number[] => ops.scope(() => Array.from(ops.read(compute())));
  const matrix = (rows: readonly (readonly number[])[]) =>
    ops.tensor(Float32Array.from(rows.flat()), [rows.length, rows[0]!.length]);

  describe(`${name}: the faces of`, () => {
    it.each(Object.values(activations))('activation $id', (definition) => {
      const { id, hyperparameters } = withDefaults(definition);
      const face = activationFaces[id as keyof typeof activationFaces];
      const row = POINTS.map(Math.fround);
      const rows = definition.pointwise ? [row] : [row.slice(6, 12), row.slice(2, 8), [0, 0, 0, 0, 0, 0]];
      const upstream = rows.map((row) => row.map((_, j) => ((j * 7) % 5) - 1.5));
      const a = rows.map((row) => definition.forward(row, hyperparameters));
      expectClose(
        numbers(() => face.forward(ops, matrix(rows), hyperparameters)),
        a.flat(),
      );
      expectClose(
        numbers(() => {
          const z = matrix(rows);
          const forward = face.forward(ops, z, hyperparameters);
          return face.backward(ops, z, forward, matrix(upstream), hyperparameters);
        }),
        rows.flatMap((row, r) => definition.backward(row, a[r]!, upstream[r]!, hyperparameters)),
      );
    });

    it.each(Object.values(losses))('loss $id', (definition) => {
      const { id, hyperparameters } = withDefaults(definition);
      const face = lossFaces[id as keyof typeof lossFaces];
      for (const { y, labels } of batches(definition)) {
        const t = labels.map((label) => target(definition, label, y[0]!.length));
        const evaluate = () => face.evaluate(ops, matrix(t), matrix(y), hyperparameters);
        expectClose(
          numbers(() => evaluate().values),
          y.map((row, r) => definition.value(t[r]!, row, hyperparameters)),
        );
        expectClose(
          numbers(() => evaluate().gradient()),
          y.flatMap((row, r) => definition.gradient(t[r]!, row, hyperparameters)),
        );
      }
    });

    it.each(Object.values(optimizers))('optimizer $id', (definition) => {
      const { id, hyperparameters } = withDefaults(definition);
      const face = optimizerFaces[id as keyof typeof optimizerFaces];
      const { weights, gradients } = trajectory(definition, hyperparameters);

      const variable = ops.variable(Float32Array.from(START), [START.length]);
      const parameter: LayerParameter = { role: 'bias', shape: [START.length], optimized: true, variable };
      const bound = new BoundOptimizer({ id }, [parameter], ops);
      for (const gradient of gradients) {
        bound.advance();
        ops.scope(() => bound.update(parameter, ops.tensor(Float32Array.from(gradient), [START.length])));
      }
      expectClose([...variable.values()], weights);
      bound.dispose();
      variable.dispose();

      const composed = ops.scope(() => {
        let carry = definition.initialCarry(hyperparameters);
        let w = ops.tensor(Float32Array.from(START), [START.length]);
        let slots: readonly Tensor[] = definition
          .initialSlots(hyperparameters)
          .map((value) => ops.tensor(new Float32Array(START.length).fill(value), [START.length]));
        for (const gradient of gradients) {
          const step = definition.advance(carry, hyperparameters);
          carry = step.carry;
          const g = ops.tensor(Float32Array.from(gradient), [START.length]);
          ({ w, slots } = face.update(ops, w, g, slots, step.scalars));
        }
        return [...ops.read(w)];
      });
      expectClose(composed, weights);
    });

    it.each(Object.values(regularizers))('regularizer $id', (definition) => {
      const { id, hyperparameters } = withDefaults(definition);
      const face = regularizerFaces[id as keyof typeof regularizerFaces];
      const w = [0, -1.5, 0.25, 2, -0.5, 1];
      const kernel = () => ops.tensor(Float32Array.from(w), [2, 3]);
      expectClose(
        numbers(() => face.penalty(ops, kernel(), hyperparameters)),
        [w.reduce((sum, value) => sum + definition.value(value, hyperparameters), 0)],
      );
      expectClose(
        numbers(() => face.gradient(ops, kernel(), hyperparameters)),
        w.map((value) => definition.gradient(value, hyperparameters)),
      );
    });

    it.each(Object.values(constraints))('constraint $id', (definition) => {
      const { id, hyperparameters } = withDefaults(definition);
      const face = constraintFaces[id as keyof typeof constraintFaces];
      const columns = [
        [3, -4],
        [0.5, 0.5],
        [0, 0],
      ];
      const projected = columns.map((column) => definition.project(column, hyperparameters));
      expectClose(
        numbers(() => face.project(ops, matrix(transposed(columns)), hyperparameters)),
        transposed(projected).flat(),
      );
    });
  });
}

const START = [0.5, -0.25, 0, 1.5, -3];

/** Where a rule moves the weights, in double precision, along gradients of which some are zero. */
function trajectory(definition: Optimizer, hyperparameters: Readonly<Record<string, number>>) {
  const stream = randomStream(2, 'gradients');
  const gradients = Array.from({ length: 25 }, () =>
    START.map((_, j) => (j === 2 ? 0 : Math.fround(4 * stream.uniform() - 2))),
  );
  const states = START.map((w) => ({ w, slots: definition.initialSlots(hyperparameters) }));
  let carry = definition.initialCarry(hyperparameters);
  for (const gradient of gradients) {
    const step = definition.advance(carry, hyperparameters);
    carry = step.carry;
    states.forEach((state, j) =>
      Object.assign(state, definition.update(state.w, gradient[j]!, state.slots, step.scalars)),
    );
  }
  return { weights: states.map(({ w }) => w), gradients };
}

/** Outputs that the loss is defined for, with labels: several, where some are equal or on a kink, and single ones. */
function batches({ domain, minimumOutputs }: { domain: string; minimumOutputs: number }) {
  const logits = [
    [0.5, -1.25, 2],
    [0, 0, 0],
    [-3, -1, -2],
    [1, 2, 2],
    [12, -12, 0.25],
  ];
  const probabilities = [
    [0.5, 0.25, 0.25],
    [1, 0, 0],
    [0, 1, 0],
    [0.015625, 0.984375, 0],
    [0.125, 0.75, 0.125],
  ];
  const y = domain === 'real' ? logits : probabilities;
  const single = domain === 'real' ? [[-2], [0], [0.5], [4]] : [[0.125], [0.5], [0.75], [0.984375]];
  const several = [
    { y, labels: [0, 1, 2, 1, 0] },
    { y, labels: [1, 0, 1, 2, 2] },
  ];
  return minimumOutputs > 1 ? several : [...several, { y: single, labels: [0, 1, 1, 0] }];
}

function transposed(columns: readonly (readonly number[])[]): number[][] {
  return columns[0]!.map((_, row) => columns.map((column) => column[row]!));
}

function withDefaults<Definition extends { id: string }>(definition: Definition) {
  const { hyperparameters } = resolveMethod(
    { [definition.id]: definition as never },
    'method',
    { id: definition.id },
    'method',
  );
  return { id: definition.id, hyperparameters };
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => {
    const goal = expected[index]!;
    const error = Math.abs(value - goal) / (1 + Math.abs(goal));
    expect(error, `${value} for ${goal} at ${index}`).toBeLessThan(TOLERANCE);
  });
}
