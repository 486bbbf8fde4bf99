import { constraints, initializers, layers, optimizers, regularizers } from '@experiments/methods';
import type { Optimizer } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('10-regularization');
const { l1, l2 } = regularizers;
const both = regularizers['l1-l2'];

/** Gradient descent from w = 0.7 on a bowl around `best`, with the pull of a penalty; ends far down the slope. */
function settle(best: number, curvature: number, pull: (w: number) => number, learningRate = 0.001) {
  const { update, advance }: Optimizer = optimizers['gradient-descent'];
  const { scalars } = advance([], { learningRate });
  let w = 0.7;
  for (let step = 0; step < 20_000; step++) w = update(w, curvature * (w - best) + pull(w), [], scalars).w;
  return w;
}

const softThreshold = (best: number, threshold: number) =>
  Math.sign(best) * Math.max(Math.abs(best) - threshold, 0);

describe('l2', () => {
  it('is decay by 2 eta lambda', () => {
    const [w, g, eta, strength] = [0.8, -0.3, 0.1, 0.01];
    const step = w - eta * (g + l2.gradient(w, { strength }));
    expect(step).toBeCloseTo((1 - 2 * eta * strength) * w - eta * g, 12);
    expectNumbers(examples.get('One step of decay at λ = 0.01 and η = 0.1, from w = 1 with g = 0'), [
      1 - eta * l2.gradient(1, { strength }),
      1 - eta * l2.gradient(1, { strength: strength / 2 }),
    ]);
  });

  it('settles at h w* / (h + 2 lambda)', () => {
    const strength = 0.2;
    expect(settle(1.5, 3, (w) => l2.gradient(w, { strength }))).toBeCloseTo((3 * 1.5) / (3 + 0.4), 9);
  });
});

describe('l1', () => {
  it.each([1.5, 0.3, 0.05, -0.05, -2])('settles at the soft threshold, w* = %d', (best) => {
    const [h, strength, learningRate] = [2, 0.2, 0.001];
    const w = settle(best, h, (w) => l1.gradient(w, { strength }), learningRate);
    // Near 0 a gradient step overshoots: the weight swings within its length.
    expect(Math.abs(w - softThreshold(best, strength / h))).toBeLessThan(learningRate * (strength + h * 0.1));
  });

  it('has with l2 the minimum of the text', () => {
    const [h, best, strengths] = [2, 0.9, { l1: 0.3, l2: 0.25 }];
    const minimum = (h * best - strengths.l1) / (h + 2 * strengths.l2);
    expect(settle(best, h, (w) => both.gradient(w, strengths))).toBeCloseTo(minimum, 9);
    expect(minimum).toBeCloseTo((softThreshold(best, 0.3 / h) * h) / (h + 0.5), 12);
  });

  it('has the numbers of its example, with l2 beside it', () => {
    const optima = [1, 0.3, 0.05];
    const strength = 0.1;
    const settled = optima.map((best) => settle(best, 1, (w) => l2.gradient(w, { strength })));
    expectNumbers(examples.get('Where three weights settle, with h = 1 and λ = 0.1'), [
      ...optima,
      ...settled,
      ...optima.map((best) => softThreshold(best, strength)),
    ]);
  });
});

it('has the penalty of fresh weights', () => {
  const strength = 0.01;
  const shapes = [
    [784, 128],
    [128, 10],
  ] as const;
  const kernels = shapes.map(([fanIn, fanOut], layer) =>
    initializers['glorot-uniform'].draw(fanIn, fanOut, randomStream(10, 'weights', layer), {}),
  );
  const penalty = (regularizer: typeof l1) =>
    kernels.reduce(
      (sum, kernel) => sum + kernel.reduce((sum, w) => sum + regularizer.value(w, { strength }), 0),
      0,
    );
  // Of a uniform weight on (-l, l): E[w^2] = l^2 / 3 and E[|w|] = l / 2.
  const limits = shapes.map(([fanIn, fanOut]) => Math.sqrt(6 / (fanIn + fanOut)));
  const expected = (mean: (l: number) => number) =>
    strength * shapes.reduce((sum, [fanIn, fanOut], layer) => sum + fanIn * fanOut * mean(limits[layer]!), 0);
  const [squares, sizes] = [expected((l) => l ** 2 / 3), expected((l) => l / 2)];
  expect(penalty(l2) / squares).toBeCloseTo(1, 2);
  expect(penalty(l1) / sizes).toBeCloseTo(1, 2);
  const example = examples.get('The penalty of fresh Glorot uniform weights at λ = 0.01')!;
  expectNumbers(example.replace(/\bl[12]\b/g, '').replace(String.raw`\ln 10`, ''), [
    ...[784 * 128, limits[0]! ** 2 / 3, 128 * 10, limits[1]! ** 2 / 3],
    ...[squares, sizes, Math.log(10)],
  ]);
});

it('projects on the nearest point of the ball', () => {
  const stream = randomStream(11, 'ball');
  const project = (w: readonly number[]) => constraints['max-norm'].project(w, { limit: 1 });
  const distance = (a: readonly number[], b: readonly number[]) =>
    Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0));
  const w = [2, -1, 0.5];
  const nearest = distance(w, project(w));
  expect(nearest).toBeCloseTo(distance(w, [0, 0, 0]) - 1, 6);
  for (let trial = 0; trial < 1000; trial++) {
    const inside = project([stream.normal(), stream.normal(), stream.normal()]);
    expect(distance(w, inside)).toBeGreaterThan(nearest - 1e-6);
  }
  expect(distance(project([0.3, 0.4, 0]), [0.3, 0.4, 0])).toBeLessThan(1e-6);
});

describe('dropout', () => {
  const rate = 0.4;
  const dropped = (x: readonly number[], mask: readonly number[]) =>
    layers.dropout.forward({ kind: 'dropout', rate }, [[...x]], [], { training: true, mask: [[...mask]] })
      .y[0]!;

  /** Every mask of two inputs with its probability. */
  const masks = [0, 1].flatMap((first) =>
    [0, 1].map((second) => ({
      mask: [first, second],
      probability: [first, second].reduce((product, m) => product * (m ? 1 - rate : rate), 1),
    })),
  );
  const meanOverMasks = (f: (mask: number[]) => number) =>
    masks.reduce((sum, { mask, probability }) => sum + probability * f(mask), 0);

  it('keeps the mean of its input', () => {
    for (const at of [0, 1])
      expect(meanOverMasks((mask) => dropped([3, -2], mask)[at]!)).toBeCloseTo([3, -2][at]!, 12);
  });

  it('is behind a softmax the geometric mean of all thinned networks', () => {
    const x = [1.2, -0.7];
    const W = [
      [0.5, -1, 0.2],
      [0.9, 0.3, -0.6],
    ];
    const softmax = (y: readonly number[]) => {
      const powers = y.map((value) => Math.exp(value));
      return powers.map((power) => power / powers.reduce((sum, value) => sum + value, 0));
    };
    const outputs = (row: readonly number[]) =>
      [0, 1, 2].map((j) => row[0]! * W[0]![j]! + row[1]! * W[1]![j]!);
    const geometric = [0, 1, 2].map((j) =>
      Math.exp(meanOverMasks((mask) => Math.log(softmax(outputs(dropped(x, mask)))[j]!))),
    );
    const total = geometric.reduce((sum, value) => sum + value, 0);
    softmax(outputs(x)).forEach((value, j) => expect(value).toBeCloseTo(geometric[j]! / total, 12));
  });

  it('is for a linear model an l2 that looks at the data: the numbers of the example', () => {
    const [x, w, t] = [[1, 2], [0.5, 0.25], 1.5];
    const loss = (row: readonly number[]) => (t - row.reduce((sum, xi, i) => sum + xi * w[i]!, 0)) ** 2;
    const full = loss(x);
    const mean = meanOverMasks((mask) => loss(dropped(x, mask)));
    const weighted = x.reduce((sum, xi, i) => sum + xi ** 2 * w[i]! ** 2, 0);
    expect(mean - full).toBeCloseTo((rate / (1 - rate)) * weighted, 12);
    expectNumbers(examples.get('Two inputs, dropped at the rate 0.4'), [
      ...[...x, ...w, t, full],
      ...[mean, mean - full],
      ...[rate, 1 - rate],
      ...[x[0]! ** 2, w[0]! ** 2, x[1]! ** 2, w[1]! ** 2, weighted],
    ]);
  });
});
