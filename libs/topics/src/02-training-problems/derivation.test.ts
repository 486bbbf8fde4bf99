import { activations, initializers, resolveMethod, varianceScaling } from '@experiments/methods';
import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('02-training-problems');

describe('the sigmoid', () => {
  const { value, derivative } = activations.sigmoid.pointwise!;

  it('has the slope 1/4 - (a - 1/2)^2', () => {
    for (let z = -6; z <= 6; z += 0.25) {
      expect(derivative(z, {})).toBeCloseTo(1 / 4 - (value(z, {}) - 1 / 2) ** 2, 12);
      expect(derivative(z, {})).toBeCloseTo((value(z + 1e-5, {}) - value(z - 1e-5, {})) / 2e-5, 8);
    }
  });

  it('has the numbers of its example', () => {
    const depths = [2, 5, 10, 20];
    expectNumbers(examples.get('The best case: weights of 1 and every slope a quarter'), [
      ...depths,
      ...depths.map((layers) => derivative(0, {}) ** (layers - 1)),
    ]);
  });
});

describe('the factor of a layer', () => {
  const UNITS = 64;

  /** The root mean square of delta in the first of many layers over that in the last, averaged over networks. */
  function shareThatArrives(
    activation: string,
    initializer: { id: string; standardDeviation?: number },
    layers: number,
  ) {
    const { definition, hyperparameters } = resolveMethod(
      initializers,
      'initializer',
      { ...initializer },
      'initializer',
    );
    const { value, derivative } = activations[activation as keyof typeof activations].pointwise!;
    const stream = randomStream(3, activation, initializer.id);
    const squares = Array.from({ length: 24 }, () => {
      const kernels: Float32Array[] = [];
      const sums: number[][] = [];
      let a = Array.from({ length: UNITS }, () => stream.normal());
      for (let layer = 0; layer < layers; layer++) {
        const kernel = definition.draw(UNITS, UNITS, stream, hyperparameters);
        const z = Array.from(a, (_, j) => a.reduce((sum, ai, i) => sum + ai * kernel[i * UNITS + j]!, 0));
        kernels.push(kernel);
        sums.push(z);
        a = z.map((zj) => value(zj, {}));
      }
      let delta = Array.from({ length: UNITS }, () => stream.normal());
      const last = meanSquare(delta);
      for (let layer = layers - 1; layer > 0; layer--) {
        const kernel = kernels[layer]!;
        delta = delta.map(
          (_, i) =>
            delta.reduce((sum, dj, j) => sum + dj * kernel[i * UNITS + j]!, 0) *
            derivative(sums[layer - 1]![i]!, {}),
        );
      }
      return meanSquare(delta) / last;
    });
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  }

  it.each([
    ['relu, He', 'relu', { id: 'he-normal' }, 1],
    ['relu, small', 'relu', { id: 'random-normal', standardDeviation: 0.01 }, (UNITS * 0.01 ** 2) / 2],
    ['relu, large', 'relu', { id: 'random-normal', standardDeviation: 1 }, (UNITS * 1 ** 2) / 2],
  ])(
    'predicts what arrives through ten layers within a factor of two: %s',
    (_, activation, initializer, c) => {
      const measured = shareThatArrives(activation, initializer, 10);
      const predicted = c ** (9 / 2);
      expect(measured).toBeGreaterThan(predicted / 2);
      expect(measured).toBeLessThan(predicted * 2);
    },
  );

  it('keeps tanh with Glorot weights within a factor of five, and a sigmoid below a quarter a layer', () => {
    expect(shareThatArrives('tanh', { id: 'glorot-uniform' }, 10)).toBeGreaterThan(1 / 5);
    expect(shareThatArrives('sigmoid', { id: 'glorot-uniform' }, 10)).toBeLessThan(0.25 ** 9);
  });

  it('makes tanh explode with weights of standard deviation 1', () => {
    expect(shareThatArrives('tanh', { id: 'random-normal', standardDeviation: 1 }, 10)).toBeGreaterThan(10);
  });

  it('has the numbers of its example', () => {
    const he = Math.sqrt(2 / UNITS);
    expectNumbers(
      examples
        .get('Ten relu layers of 64 units: nine factors between the first and the last')!
        .replace('9 layers', ''),
      [0.01, he, 1].flatMap((deviation) => {
        const c = (UNITS * deviation ** 2) / 2;
        return [deviation, c, Math.sqrt(c), c ** (9 / 2)];
      }),
    );
  });
});

it('gives uniform weights the variance l^2 / 3', () => {
  const uniform = varianceScaling({
    ...initializers['glorot-uniform'],
    scale: 1,
    mode: 'fan-average',
    distribution: 'uniform',
  });
  const drawn = uniform.draw(300, 100, randomStream(4, 'weights'), {});
  expect(meanSquare([...drawn]) / (6 / (300 + 100) / 3)).toBeCloseTo(1, 1);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(Math.sqrt(6 / (300 + 100)));
});

it('counts parameters as its example does', () => {
  const widths = [32, 128, 512];
  expectNumbers(examples.get('Parameters against width'), [
    ...widths,
    ...widths.map((h) => 784 * h + h + 10 * h + 10),
  ]);
});

function meanSquare(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}
