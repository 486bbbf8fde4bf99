import { activations, resolveMethod } from '@experiments/methods';
import type { ActivationId } from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { expectNumbers, readDerivation } from '../testing/derivation.ts';

const { examples } = readDerivation('03-activation-functions');

function at(id: ActivationId, z: number) {
  const { definition, hyperparameters } = resolveMethod(activations, 'activation', { id }, 'activation');
  const { value, derivative } = definition.pointwise!;
  return { f: value(z, hyperparameters), slope: derivative(z, hyperparameters) };
}

const sigmoid = (z: number) => at('sigmoid', z).f;
const POINTS = [-3.3, -1.2, -0.4, 0.3, 1.7, 2.8];

describe('the slopes that the text derives', () => {
  it.each<[ActivationId, (z: number, a: number) => number]>([
    ['sigmoid', (_, a) => a * (1 - a)],
    ['tanh', (_, a) => 1 - a * a],
    ['hard-sigmoid', (z) => (Math.abs(z) < 3 ? 1 / 6 : 0)],
    ['elu', (z, a) => (z > 0 ? 1 : a + 1)],
    ['softplus', (z) => sigmoid(z)],
    ['swish', (z) => sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))],
    [
      'mish',
      (z, a) => {
        const tau = a / z;
        return tau + z * (1 - tau * tau) * sigmoid(z);
      },
    ],
    ['gelu', (z, a) => a / z + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)],
  ])('%s', (id, derived) => {
    for (const z of POINTS) {
      const { f, slope } = at(id, z);
      expect(slope).toBeCloseTo(derived(z, f), 10);
      expect(slope).toBeCloseTo((at(id, z + 1e-5).f - at(id, z - 1e-5).f) / 2e-5, 7);
    }
  });

  it('tanh is a sigmoid, stretched and centred', () => {
    for (const z of POINTS) expect(at('tanh', z).f).toBeCloseTo(2 * sigmoid(2 * z) - 1, 12);
  });
});

it('has the table of values and slopes', () => {
  const example = examples.get('Value and slope at three sums')!;
  const rows = example.split('\n').filter((line) => line.startsWith('| ') && !/function|---/.test(line));
  const ids = rows.map((row) => row.split('|')[1]!.trim().replace(' ', '-') as ActivationId);
  expect([...ids, 'softmax'].sort()).toEqual(Object.keys(activations).sort());
  rows.forEach((row, index) => {
    const values = [-2, 0, 2].map((z) => at(ids[index]!, z));
    expectNumbers(row, [...values.map(({ f }) => f), ...values.map(({ slope }) => slope)]);
  });
});

describe('selu', () => {
  /** The integral of f over a standard normal variable, from `from` to `to`. */
  function normalMean(f: (z: number) => number, from = -10, to = 10): number {
    const steps = 20_000;
    const width = (to - from) / steps;
    return Array.from({ length: steps }, (_, step) => from + (step + 0.5) * width).reduce(
      (sum, z) => sum + (f(z) * Math.exp((-z * z) / 2) * width) / Math.sqrt(2 * Math.PI),
      0,
    );
  }

  it('keeps mean 0 and mean square 1', () => {
    expect(normalMean((z) => at('selu', z).f)).toBeCloseTo(0, 6);
    expect(normalMean((z) => at('selu', z).f ** 2)).toBeCloseTo(1, 6);
  });

  it('has the numbers of its example', () => {
    const positive = normalMean((z) => z, 0, 10);
    const negative = normalMean((z) => Math.exp(z) - 1, -10, 0);
    const alpha = positive / -negative;
    const square = normalMean((z) => (z > 0 ? z : alpha * Math.expm1(z)) ** 2);
    const lambda = 1 / Math.sqrt(square);
    const example = examples.get('Solving the two equations')!.replace('(e^z - 1)', '');
    expectNumbers(example, [
      ...[positive, negative],
      ...[positive, -negative, alpha],
      square,
      ...[1, square, lambda],
    ]);
    expect(at('selu', 1).f).toBeCloseTo(lambda, 6);
    expect(at('selu', -50).f).toBeCloseTo(-lambda * alpha, 6);
  });
});

describe('softmax in a hidden layer', () => {
  const { forward, backward } = activations.softmax;

  it('hands down what its Jacobian says', () => {
    const z = [0.3, -1.1, 2, 0.4];
    const u = [1, -0.5, 0.25, 3];
    const a = forward(z, {});
    const byJacobian = z.map((_, i) =>
      u.reduce((sum, uj, j) => sum + uj * a[j]! * (Number(i === j) - a[i]!), 0),
    );
    backward(z, a, u, {}).forEach((value, i) => {
      const moved = (step: number) =>
        forward(z.with(i, z[i]! + step), {}).reduce((sum, aj, j) => sum + u[j]! * aj, 0);
      expect(value).toBeCloseTo(byJacobian[i]!, 12);
      expect(value).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 8);
    });
  });

  it('loses what would raise all units alike', () => {
    const z = [0.3, -1.1, 2];
    for (const value of backward(z, forward(z, {}), [5, 5, 5], {})) expect(value).toBeCloseTo(0, 12);
  });

  it('has the numbers of its example', () => {
    const z = Array.from({ length: 128 }, () => 0.7);
    const a = forward(z, {});
    const [own, other] = backward(z, a, [1, ...z.slice(1).map(() => 0)], {}) as [number, number];
    const example = examples.get('A softmax layer of 128 units that are all alike')!.replace('$z = 0$', '');
    expectNumbers(example, [a[0]!, own, at('sigmoid', 0).slope, at('sigmoid', 0).slope / own, other]);
  });
});
