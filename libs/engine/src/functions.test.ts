import { beforeAll, describe, expect, it } from 'vitest';
import { activations } from '@experiments/methods';
import golden from '../golden/functions.json' with { type: 'json' };
import { testKernels } from '../test/engine.ts';
import { fromBits, sweep, ulps } from '../test/float32.ts';
import { activationValues, lossValues, softmaxValues } from '../test/kernel-values.ts';
import type { Kernels } from './kernels.ts';

/**
 * What is promised of every value and derivative, in units in the last place. Values are in fact within 0.5, the
 * softmax and derivatives that are made from rounded values within 1.5.
 */
const LIMIT = 2;

let kernels: Kernels;

beforeAll(async () => {
  kernels = await testKernels();
});

/** Fails with the worst point where a result is further than the limit from the exact number; null is not looked at. */
function expectExact(
  inputs: ArrayLike<number>,
  actual: ArrayLike<number>,
  exact: (x: number, index: number) => number | null,
): void {
  let [worst, at] = [0, 0];
  for (let index = 0; index < inputs.length; index++) {
    const expected = exact(fromBits(inputs[index]!), index);
    const distance = expected === null ? 0 : ulps(expected, actual[index]!);
    if (distance > worst) [worst, at] = [distance, index];
  }
  const x = fromBits(inputs[at]!);
  expect(worst, `${actual[at]} for ${exact(x, at)} at ${x}`).toBeLessThanOrEqual(LIMIT);
}

describe('by 400-bit arithmetic', () => {
  it.each(Object.entries(golden.activations))('the activation %s', (id, exact) => {
    const values = activationValues(kernels, id, defaults(id), golden.inputs);
    expectExact(golden.inputs, values.value, (_, index) => exact.value[index]!);
    expectExact(golden.inputs, values.derivative, (_, index) => exact.derivative[index]!);
  });

  it.each(Object.entries(golden.losses))('the loss %s', (id, exact) => {
    const values = lossValues(kernels, id, golden.inputs);
    expectExact(golden.inputs, values.value, (_, index) => exact.value[index]!);
    expectExact(golden.inputs, values.derivative, (_, index) => exact.gradient[index]!);
  });

  it('the activation softmax', () => {
    const exact = golden.activations.sigmoid.value;
    expectExact(golden.inputs, softmaxValues(kernels, golden.inputs), (_, index) => exact[index]!);
  });
});

describe('by double precision, over all exponents', () => {
  it.each(Object.entries(ACTIVATIONS()))('the activation %s', (id, [h, value, derivative]) => {
    const inputs = sweep(13);
    const values = activationValues(kernels, id, h, inputs);
    expectExact(inputs, values.value, value);
    expectExact(inputs, values.derivative, derivative);
  });

  it.each(Object.entries(LOSSES()))('the loss %s', (id, [value, derivative]) => {
    const inputs = sweep(13).filter((bits) => Number.isFinite(fromBits(bits)));
    const values = lossValues(kernels, id, inputs);
    expectExact(inputs, values.value, value);
    expectExact(inputs, values.derivative, derivative);
  });

  it('the activation softmax', () => {
    const inputs = sweep(13).filter((bits) => fromBits(bits) !== Infinity);
    expectExact(inputs, softmaxValues(kernels, inputs), logistic);
  });

  it('leaves out no elementwise activation but gelu, whose double-precision reference would be the kernel', () => {
    const elementwise = Object.values(activations).filter(({ pointwise }) => pointwise);
    expect([...Object.keys(ACTIVATIONS()), 'gelu'].sort()).toEqual(elementwise.map(({ id }) => id));
  });
});

describe('at the ends', () => {
  const [minusInfinity, minusZero, zero, infinity, nan] = [0xff800000, 0x80000000, 0, 0x7f800000, 0x7fc00000];

  it.each([
    ['elu', [-1, -0, 0, Infinity], [0, 1, 1, 1]],
    ['gelu', [0, -0, 0, Infinity], [0, 0.5, 0.5, 1]],
    ['hard-sigmoid', [0, 0.5, 0.5, 1], [0, 1 / 6, 1 / 6, 0]],
    ['leaky-relu', [-Infinity, -0, 0, Infinity], [0.2, 0.2, 0.2, 1]],
    ['linear', [-Infinity, -0, 0, Infinity], [1, 1, 1, 1]],
    ['mish', [0, -0, 0, Infinity], [0, 0.6, 0.6, 1]],
    ['relu', [0, 0, 0, Infinity], [0, 0, 0, 1]],
    [
      'selu',
      [-1.7580993408473768, -0, 0, Infinity],
      [0, 1.7580993408473768, 1.7580993408473768, 1.0507009873554805],
    ],
    ['sigmoid', [0, 0.5, 0.5, 1], [0, 0.25, 0.25, 0]],
    ['softplus', [0, Math.LN2, Math.LN2, Infinity], [0, 0.5, 0.5, 1]],
    ['swish', [0, -0, 0, Infinity], [0, 0.5, 0.5, 1]],
    ['tanh', [-1, -0, 0, 1], [0, 1, 1, 0]],
  ])('%s has its limits, and NaN for NaN', (id, value, derivative) => {
    const values = activationValues(kernels, id, defaults(id), [
      minusInfinity,
      minusZero,
      zero,
      infinity,
      nan,
    ]);
    expect(Array.from(values.value)).toEqual([...value.map(Math.fround), NaN]);
    expect(Array.from(values.derivative).slice(0, 4)).toEqual(derivative.map(Math.fround));
  });

  it.each(Object.keys(LOSSES()))('the loss %s is not finite where the output is not', (id) => {
    // A probability is never infinite: the softmax of an infinite logit is NaN.
    const outputs = id.startsWith('cross') || id.startsWith('kull') ? [nan] : [infinity, minusInfinity, nan];
    for (const value of Array.from(lossValues(kernels, id, outputs).value)) {
      expect(value).not.toSatisfy(Number.isFinite);
    }
  });

  it('softmax is NaN where a logit is NaN or the largest is infinite, and 0 at -Infinity', () => {
    expect([...softmaxValues(kernels, [nan, infinity, minusInfinity])]).toEqual([NaN, NaN, 0]);
  });
});

function defaults(id: string): number[] {
  const { hyperparameters } = activations[id as keyof typeof activations];
  return Object.values(hyperparameters).map((hyperparameter) => hyperparameter.default);
}

type Scalar = (x: number) => number;

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

/** z times a factor that is 0 where z is infinite. */
function product(z: number, factor: number): number {
  return factor === 0 ? 0 : z * factor;
}

/** Hyper-parameters, function and derivative, in forms that keep their digits in double precision. */
function ACTIVATIONS(): Record<string, readonly [number[], Scalar, Scalar]> {
  const alpha = Math.fround(0.7);
  const slope = Math.fround(0.2);
  const scale = 1.0507009873554804934;
  const scaledAlpha = 1.0507009873554804934 * 1.6732632423543772848;
  return {
    elu: [[alpha], (z) => (z > 0 ? z : alpha * Math.expm1(z)), (z) => (z > 0 ? 1 : alpha * Math.exp(z))],
    'hard-sigmoid': [[], (z) => Math.min(Math.max(z + 3, 0), 6) / 6, (z) => (Math.abs(z) < 3 ? 1 / 6 : 0)],
    'leaky-relu': [[slope], (z) => (z > 0 ? z : slope * z), (z) => (z > 0 ? 1 : slope)],
    linear: [[], (z) => z, () => 1],
    mish: [[], (z) => product(z, Math.tanh(softplus(z))), mishDerivative],
    relu: [[], (z) => Math.max(z, 0), (z) => Number(z > 0)],
    selu: [
      [],
      (z) => (z > 0 ? scale * z : scaledAlpha * Math.expm1(z)),
      (z) => (z > 0 ? scale : scaledAlpha * Math.exp(z)),
    ],
    sigmoid: [[], logistic, (z) => logistic(z) * logistic(-z)],
    softplus: [[], softplus, logistic],
    swish: [[], (z) => product(z, logistic(z)), (z) => logistic(z) + product(z, logistic(z) * logistic(-z))],
    tanh: [[], Math.tanh, (z) => 4 * logistic(2 * z) * logistic(-2 * z)],
  };
}

/** t + z s (1 - t^2), with t = tanh(ln(1 + e)) = w / (w + 2) for e = e^z and w = e (e + 2). */
function mishDerivative(z: number): number {
  if (z > 40) return 1;
  const e = Math.exp(z);
  const w = e * (e + 2);
  return w / (w + 2) + product(z, (logistic(z) * 4 * (w + 1)) / (w + 2) ** 2);
}

/** The loss of (y) or (y, 0), as `lossValues` has it, and its derivative by y. */
function LOSSES(): Record<string, readonly [(x: number) => number | null, (x: number) => number | null]> {
  const epsilon = 1e-7;
  const smoothing = Math.fround(0.1);
  const probability = (f: Scalar) => (p: number) => (p >= 0 && p <= 1 ? f(p) : null);
  const ofLabel = [
    probability((p) => -Math.log(Math.min(Math.max(p, epsilon), 1 - epsilon))),
    probability((p) => (p < epsilon || p > 1 - epsilon ? 0 : -1 / p)),
  ] as const;
  const onLogit = [(y: number) => softplus(-y), (y: number) => -logistic(-y)] as const;
  return {
    'binary-cross-entropy': onLogit,
    'cross-entropy': ofLabel,
    focal: [
      (y) => logistic(-y) ** 2 * softplus(-y),
      (y) => -(logistic(-y) ** 2) * (2 * logistic(y) * softplus(-y) + logistic(-y)),
    ],
    'kullback-leibler': ofLabel,
    'label-smoothing': [
      (y) => (1 - smoothing / 2) * softplus(-y) + (smoothing / 2) * softplus(y),
      (y) => smoothing / 2 - logistic(-y),
    ],
    'log-cosh': [
      (y) =>
        Math.abs(y) < 1
          ? Math.log1p(2 * Math.sinh(y / 2) ** 2)
          : softplus(2 * Math.abs(y)) - Math.abs(y) - Math.LN2,
      Math.tanh,
    ],
    poisson: [
      (y) => (y >= 0 ? y - Math.log(y + epsilon) : null),
      (y) => (y >= 0 ? 1 - 1 / (y + epsilon) : null),
    ],
    'softmax-cross-entropy': onLogit,
  };
}
