import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults } from '../testing/defaults.ts';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { numericalGradient, smoothPoints } from '../testing/numerical-gradient.ts';
import { activations } from './index.ts';

const rows = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 5 });

describe.each(Object.entries(activations))('%s', (_id, activation) => {
  const hyperparameters = defaults(activation);

  it('has the transposed Jacobian times the upstream gradient as its backward pass', () => {
    fc.assert(
      fc.property(smoothPoints(1, 5), smoothPoints(5, 5), (z, upstream) => {
        const inner = (z: number[]) =>
          activation.forward(z, hyperparameters).reduce((sum, aj, j) => sum + upstream[j]! * aj, 0);
        const expected = numericalGradient(inner, z);
        const a = activation.forward(z, hyperparameters);
        expectClose(activation.backward(z, a, upstream, hyperparameters), expected, 1e-5);
      }),
    );
  });

  it('stays within its range', () => {
    const [infimum, supremum] = activation.range;
    fc.assert(
      fc.property(rows, (z) => {
        for (const a of activation.forward(z, hyperparameters)) {
          expect(a).toBeGreaterThanOrEqual(infimum - 1e-15);
          expect(a).toBeLessThanOrEqual(supremum + 1e-15);
        }
      }),
    );
  });

  it('comes near both ends of its range', () => {
    const [infimum, supremum] = activation.range;
    const z = Array.from({ length: 8001 }, (_, i) => i / 100 - 40);
    const values = z.flatMap((zj) => activation.forward([zj, 0], hyperparameters)[0]!);
    expect(Math.min(...values)).toBeLessThan(Math.max(infimum + 1e-4, -7));
    expect(Math.max(...values)).toBeGreaterThan(Math.min(supremum - 1e-4, 30));
  });

  it('gives finite values and derivatives far out', () => {
    for (const z of [
      [-1000, 3],
      [1000, 3],
    ]) {
      const a = activation.forward(z, hyperparameters);
      const gradient = activation.backward(z, a, [1, 1], hyperparameters);
      expect([...a, ...gradient].every(Number.isFinite)).toBe(true);
    }
  });
});

const elementwise = Object.entries(activations).flatMap(([id, { pointwise, ...activation }]) =>
  pointwise ? [{ id, activation, pointwise }] : [],
);

describe.each(elementwise)('$id', ({ id, activation, pointwise: { value, derivative } }) => {
  const hyperparameters = defaults(activation);

  it('is, unit by unit, its value and derivative at a point', () => {
    const z = [-2.5, -0.3, 0.7, 4];
    const a = activation.forward(z, hyperparameters);
    expect(a).toEqual(z.map((zj) => value(zj, hyperparameters)));
    const slopes = z.map((zj) => derivative(zj, hyperparameters));
    expect(activation.backward(z, a, [1, 1, 1, 1], hyperparameters)).toEqual(slopes);
  });

  it('agrees with Keras', () => {
    const keras = golden.activations.pointwise[id as keyof typeof golden.activations.pointwise];
    const points = keras.z;
    expectClose(activation.forward(points, hyperparameters), keras.value);
    const slopes = points.map((zj) => derivative(zj, hyperparameters));
    expectClose(slopes, keras.derivative);
  });
});
