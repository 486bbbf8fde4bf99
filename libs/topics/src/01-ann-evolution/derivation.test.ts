import { referenceNetwork } from '@experiments/methods';
import type { ReferenceSpecification } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';
import { dense } from '../testing/dense.ts';

const { examples } = readDerivation('01-ann-evolution');
const descent = { id: 'gradient-descent', learningRate: 1 };

describe("Rosenblatt's perceptron", () => {
  /** The rule of the text from w = 0, until a whole round is right or the rounds are over. */
  function perceptron(examples: readonly { x: number[]; t: number }[], rounds: number) {
    let w = examples[0]!.x.map(() => 0);
    let mistakes = 0;
    for (let round = 0; round < rounds; round++) {
      const before = mistakes;
      for (const { x, t } of examples) {
        if (t * dot(x, w) > 0) continue;
        mistakes++;
        w = w.map((wi, i) => wi + t * x[i]!);
      }
      if (mistakes === before) break;
    }
    return { w, mistakes };
  }

  const separator = [0.6, 0.8];
  const three = [
    { x: [2, 1], t: 1 },
    { x: [-1, 2], t: 1 },
    { x: [-2, 1], t: -1 },
  ];

  it('has the numbers of its example', () => {
    const margins = three.map(({ x, t }) => t * dot(x, separator));
    const squaredRadius = Math.max(...three.map(({ x }) => dot(x, x)));
    const { w, mistakes } = perceptron(three, 100);
    expectNumbers(examples.get('Three examples in the plane, shown in turn'), [
      ...three.flatMap(({ x, t }, at) => [...x, t, margins[at]!]),
      ...separator,
      Math.sqrt(dot(separator, separator)),
      Math.min(...margins),
      squaredRadius,
      squaredRadius / Math.min(...margins) ** 2,
      mistakes,
      ...w,
    ]);
  });

  it('makes at most (R / gamma)^2 mistakes on separable examples', () => {
    const stream = randomStream(1, 'perceptron');
    for (let trial = 0; trial < 50; trial++) {
      const points = Array.from({ length: 60 }, () => [stream.normal(), stream.normal()]);
      const separable = points
        .map((x) => ({ x, t: Math.sign(dot(x, separator)) }))
        .filter(({ x, t }) => t * dot(x, separator) > 0.2);
      const gamma = Math.min(...separable.map(({ x, t }) => t * dot(x, separator)));
      const squaredRadius = Math.max(...separable.map(({ x }) => dot(x, x)));
      const { mistakes } = perceptron(separable, 10_000);
      expect(mistakes).toBeLessThanOrEqual(squaredRadius / gamma ** 2);
    }
  });

  it('is gradient descent on the loss of the code, one example at a time', () => {
    const network = referenceNetwork({
      inputs: 2,
      layers: [dense(2)],
      loss: { id: 'perceptron' },
      optimizer: descent,
      parameters: [
        [0.1, 0.2, -0.3, 0.4],
        [0, 0],
      ],
    });
    // y = (2 0.1 - 0.3, 2 0.2 + 0.4) = (-0.1, 0.8): class 1 wins, and the label is class 0.
    network.step([[2, 1]], [0]);
    expect(network.readParameters()[0]).toEqual([0.1 + 2, 0.2 - 2, -0.3 + 1, 0.4 - 1]);
    const before = network.readParameters();
    network.step([[2, 1]], [0]);
    expect(network.readParameters()).toEqual(before);
  });

  it('never has all four points of exclusive or right', () => {
    const points = [
      { x: [0, 0, 1], t: -1 },
      { x: [0, 1, 1], t: 1 },
      { x: [1, 0, 1], t: 1 },
      { x: [1, 1, 1], t: -1 },
    ];
    const { w, mistakes } = perceptron(points, 1000);
    expect(mistakes).toBeGreaterThan(1000);
    expect(points.filter(({ x, t }) => t * dot(x, w) > 0).length).toBeLessThan(4);
  });
});

it('moves all three generations by the same rule, with a delta of their own', () => {
  const [x, y, label] = [[2, -1], [0.4, 1.2], 0];
  const probability = Math.exp(0.4) / (Math.exp(0.4) + Math.exp(1.2));
  const deltas = {
    perceptron: [-1, 1],
    adaline: [y[0]! - 1, y[1]! - -1],
    'softmax-cross-entropy': [probability - 1, 1 - probability],
  };
  for (const [id, delta] of Object.entries(deltas)) {
    const network = referenceNetwork({
      inputs: 2,
      layers: [dense(2)],
      loss: { id },
      optimizer: descent,
      parameters: [[0, 0, 0, 0], y],
    });
    const [kernel] = network.gradients([x], [label]);
    const expected = x.flatMap((xi) => delta.map((d) => xi * d));
    kernel!.forEach((g, at) => expect(g, id).toBeCloseTo(expected[at]!, 12));
  }
});

describe('one hidden layer', () => {
  it('has as many parameters as its example says', () => {
    expectNumbers(examples.get('How many parameters'), [
      ...[784, 128, 784 * 128, 128, 128, 10, 128 * 10, 10],
      784 * 128 + 128 + 128 * 10 + 10,
      784 * 10 + 10,
    ]);
  });

  it('does exclusive or with the weights of its example', () => {
    const points = [0, 1].flatMap((x1) => [0, 1].map((x2) => [x1, x2]));
    const specification = {
      inputs: 2,
      layers: [dense(2, 'relu'), dense(1)],
      loss: { id: 'binary-cross-entropy' },
      optimizer: descent,
      parameters: [[1, 1, 1, 1], [0, -1], [1, -2], [-0.5]],
    };
    const hidden = referenceNetwork({
      ...specification,
      layers: [dense(2, 'relu')],
      loss: { id: 'adaline' },
      parameters: specification.parameters.slice(0, 2),
    }).predict(points);
    const outputs = referenceNetwork(specification).predict(points);
    expectNumbers(
      examples.get('Exclusive or by hand'),
      points.flatMap((x, at) => [...x, ...hidden[at]!, outputs[at]![0]!]),
    );
    expect(referenceNetwork(specification).evaluate(points, [0, 1, 1, 0]).accuracy).toBe(1);
  });

  const example: ReferenceSpecification = {
    inputs: 2,
    layers: [dense(2, 'relu'), dense(2)],
    loss: { id: 'softmax-cross-entropy' },
    optimizer: descent,
    parameters: [
      [0.5, -1, 0.25, 1],
      [0, 0],
      [1, -1, 0.5, 2],
      [0, 0],
    ],
  };

  it('has the numbers of its example', () => {
    const [x, label] = [[1, 2], 1];
    const network = referenceNetwork(example);
    const [W1, b1, W2, b2] = network.gradients([x], [label]) as [number[], number[], number[], number[]];
    const y = network.predict([x])[0]!;
    const p = [b2[0]!, b2[1]! + 1];
    const z = [0.5 + 2 * 0.25, -1 + 2 * 1];
    const a = z.map((value) => Math.max(value, 0));
    expectNumbers(examples.get('Two inputs, two hidden units with max(z, 0), two classes'), [
      ...[...x, 0.5, -1, 0.25, 1, 1, -1, 0.5, 2],
      ...[z, a, y, p].flat(),
      ...[b2, W2.slice(0, 2), b1, W1.slice(2)].flat(),
    ]);
  });

  it('has the gradients that finite differences give', () => {
    const stream = randomStream(2, 'gradients');
    const parameters = example.parameters.map((values) => Array.from(values, () => stream.normal()));
    const x = [
      [0.3, -1.1],
      [0.8, 0.5],
    ];
    const lossAt = (changed: number[][]) =>
      referenceNetwork({ ...example, parameters: changed }).evaluate(x, [0, 1]).loss;
    const gradients = referenceNetwork({ ...example, parameters }).gradients(x, [0, 1]);
    parameters.forEach((values, at) =>
      values.forEach((w, i) => {
        const moved = (step: number) => lossAt(parameters.with(at, values.with(i, w + step)));
        expect(gradients[at]![i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 7);
      }),
    );
  });
});

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
