import { initializers, referenceNetwork, resolveMethod } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { dense } from '../testing/dense.ts';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('04-weight-initializers');

function draw(
  reference: { id: string; [hyperparameter: string]: string | number },
  fanIn: number,
  fanOut: number,
  stream = randomStream(5, reference.id),
) {
  const { definition, hyperparameters } = resolveMethod(
    initializers,
    'initializer',
    reference,
    'initializer',
  );
  return [...definition.draw(fanIn, fanOut, stream, hyperparameters)];
}

describe('equal weights', () => {
  const x = [
    [0.2, 0.9],
    [0.7, 0.1],
    [0.5, 0.5],
  ];

  /** The hidden kernel [2 x 3] after a few steps with all weights at one value. */
  function trained(activation: string, value: number) {
    const network = referenceNetwork({
      inputs: 2,
      layers: [dense(3, activation), dense(2)],
      loss: { id: 'softmax-cross-entropy' },
      optimizer: { id: 'adam', learningRate: 0.1 },
      parameters: [6, 3, 6, 2].map((size, at) => Array.from({ length: size }, () => (at % 2 ? 0 : value))),
    });
    for (let step = 0; step < 30; step++) network.step(x, [0, 1, 1]);
    return network.readParameters() as [number[], number[], number[], number[]];
  }

  it.each([
    ['sigmoid', 0],
    ['relu', 1],
    ['tanh', 1],
  ])('keep the units of a %s layer copies of one another, from %d', (activation, value) => {
    const [kernel] = trained(activation, value);
    for (const at of [0, 3]) {
      expect(kernel[at + 1]).toBe(kernel[at]);
      expect(kernel[at + 2]).toBe(kernel[at]);
      expect(kernel[at]).not.toBe(value);
    }
  });

  it.each(['relu', 'tanh'])('at zero leave a %s network its output biases and nothing else', (activation) => {
    const [kernel, bias, outputKernel, outputBias] = trained(activation, 0);
    for (const w of [...kernel, ...bias, ...outputKernel]) expect(w).toBe(0);
    for (const b of outputBias) expect(Math.abs(b)).toBeGreaterThan(0.01);
  });
});

describe('the mean square of activations', () => {
  const UNITS = 64;
  const LAYERS = 10;

  /** After ten layers, from inputs of mean square 1, averaged over networks. */
  function after(reference: { id: string; standardDeviation?: number }, f: (z: number) => number) {
    const stream = randomStream(6, reference.id);
    const squares = Array.from({ length: 16 }, () => {
      let a = Array.from({ length: UNITS }, () => stream.normal());
      for (let layer = 0; layer < LAYERS; layer++) {
        const kernel = draw({ ...reference }, UNITS, UNITS, stream);
        a = a.map((_, j) => f(a.reduce((sum, ai, i) => sum + ai * kernel[i * UNITS + j]!, 0)));
      }
      return meanSquare(a);
    });
    return squares.reduce((sum, square) => sum + square, 0) / squares.length;
  }

  const relu = (z: number) => Math.max(z, 0);
  const rows = [
    { reference: { id: 'he-normal' }, variance: 2 / UNITS },
    { reference: { id: 'glorot-normal' }, variance: 2 / (UNITS + UNITS) },
    { reference: { id: 'random-normal', standardDeviation: 0.05 }, variance: 0.05 ** 2 },
  ];

  it.each(rows)('follows the recursion for relu: $reference.id', ({ reference, variance }) => {
    const predicted = ((UNITS * variance) / 2) ** LAYERS;
    const measured = after(reference, relu);
    expect(measured).toBeGreaterThan(predicted / 1.7);
    expect(measured).toBeLessThan(predicted * 1.7);
  });

  it('is level for LeCun without an activation', () => {
    const measured = after({ id: 'lecun-normal' }, (z) => z);
    expect(measured).toBeGreaterThan(1 / 1.7);
    expect(measured).toBeLessThan(1.7);
  });

  it('has the numbers of its example', () => {
    const example = examples.get('Ten relu layers of 64 units: the mean square after the tenth, from 1')!;
    expectNumbers(
      example.replace('after 10 layers', '').replace('deviation 0.05', ''),
      rows.flatMap(({ variance }) => {
        const factor = (UNITS * variance) / 2;
        return [variance, factor, factor ** LAYERS];
      }),
    );
  });
});

describe('the distributions', () => {
  it.each([
    ['lecun-normal', 1 / 200],
    ['lecun-uniform', 1 / 200],
    ['glorot-normal', 2 / 500],
    ['glorot-uniform', 2 / 500],
    ['he-normal', 2 / 200],
    ['he-uniform', 2 / 200],
  ])('%s has the variance of its formula', (id, variance) => {
    expect(meanSquare(draw({ id }, 200, 300)) / variance).toBeCloseTo(1, 1);
  });

  it('cuts what the text says from the variance of a normal distribution', () => {
    const density = Math.exp(-2) / Math.sqrt(2 * Math.PI);
    // Phi(2), by its series of the error function.
    let [term, sum] = [2, 2];
    for (let n = 3; n < 80; n += 2) {
      term *= 4 / n;
      sum += term;
    }
    const within = 2 * sum * density;
    const variance = 1 - (4 * density) / within;
    expectNumbers(examples.get('What the cut leaves'), [variance, Math.sqrt(variance), Math.sqrt(variance)]);
    const drawn = draw({ id: 'truncated-normal', standardDeviation: 1 }, 300, 300);
    expect(meanSquare(drawn)).toBeCloseTo(variance, 1);
  });

  it('makes an orthogonal matrix that keeps every length', () => {
    const W = draw({ id: 'orthogonal' }, 20, 20);
    const stream = randomStream(7, 'x');
    const x = Array.from({ length: 20 }, () => stream.normal());
    const y = x.map((_, j) => x.reduce((sum, xi, i) => sum + xi * W[i * 20 + j]!, 0));
    expect(meanSquare(y)).toBeCloseTo(meanSquare(x), 5);
  });

  it('has the numbers of one hidden layer', () => {
    const [glorot, he] = [Math.sqrt(2 / (784 + 128)), Math.sqrt(2 / 784)];
    const example = examples.get("784 inputs, 128 units: Glorot's standard deviation over He's");
    expectNumbers(example, [glorot, he, glorot / he]);
  });
});

function meanSquare(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
