import { randomStream } from '@experiments/random';
import { describe, expect, it } from 'vitest';
import { defaults } from '../testing/defaults.ts';
import { golden } from '../testing/golden.ts';
import { initializers } from './index.ts';
import type { InitializerId } from './index.ts';

const FAN_IN = 300;
const FAN_OUT = 200;

/** 0.879626 of its standard deviation is left to a normal distribution cut off at two of them. */
const CUT = 0.8796256610342398;
const expectedDeviation = {
  'glorot-normal': Math.sqrt(2 / (FAN_IN + FAN_OUT)),
  'glorot-uniform': Math.sqrt(2 / (FAN_IN + FAN_OUT)),
  'he-normal': Math.sqrt(2 / FAN_IN),
  'he-uniform': Math.sqrt(2 / FAN_IN),
  'lecun-normal': Math.sqrt(1 / FAN_IN),
  'lecun-uniform': Math.sqrt(1 / FAN_IN),
  ones: 0,
  orthogonal: Math.sqrt(1 / FAN_IN),
  'random-normal': 0.05,
  'random-uniform': 0.05 / Math.sqrt(3),
  'truncated-normal': 0.05 * CUT,
  zeros: 0,
};

describe.each(Object.entries(initializers))('%s', (id, initializer) => {
  const draw = (fanIn: number, fanOut: number, name = 'weights') =>
    initializer.draw(fanIn, fanOut, randomStream(1, name), defaults(initializer));
  const kernel = draw(FAN_IN, FAN_OUT);
  const statistics = summary(kernel);

  it('fills a kernel with finite numbers', () => {
    expect(kernel).toHaveLength(FAN_IN * FAN_OUT);
    expect(kernel.every(Number.isFinite)).toBe(true);
    expect(draw(1, 1)).toHaveLength(1);
  });

  it('has the standard deviation that its formula says', () => {
    // For 60,000 draws one standard error is 0.3%; 1.5% is five.
    const expected = expectedDeviation[id as keyof typeof expectedDeviation];
    expect(Math.abs(statistics.standardDeviation - expected)).toBeLessThanOrEqual(0.015 * expected);
    if (id !== 'ones')
      expect(Math.abs(statistics.mean)).toBeLessThanOrEqual((5 * expected) / Math.sqrt(kernel.length));
  });

  it('depends on the stream alone', () => {
    expect(draw(20, 10)).toEqual(draw(20, 10));
    if (!['ones', 'zeros'].includes(id)) expect(draw(20, 10)).not.toEqual(draw(20, 10, 'other weights'));
  });
});

describe('Keras spreads alike', () => {
  it.each(Object.entries(golden.initializers))('%s', (id, keras) => {
    const initializer = initializers[id as InitializerId];
    const kernel = initializer.draw(FAN_IN, FAN_OUT, randomStream(1, id), defaults(initializer));
    const { standardDeviation, greatest } = summary(kernel);
    expect(Math.abs(standardDeviation / keras.standardDeviation - 1)).toBeLessThan(0.015);
    // What is cut off or uniform has an exact greatest magnitude; that of a normal distribution varies.
    const sharp = !['orthogonal', 'random-normal'].includes(id);
    expect(Math.abs(greatest / keras.greatest - 1)).toBeLessThan(sharp ? 0.002 : 0.2);
  });
});

function summary(kernel: Float32Array) {
  const mean = kernel.reduce((sum, w) => sum + w, 0) / kernel.length;
  const variance = kernel.reduce((sum, w) => sum + (w - mean) ** 2, 0) / kernel.length;
  const greatest = kernel.reduce((greatest, w) => Math.max(greatest, Math.abs(w)), 0);
  return { mean, standardDeviation: Math.sqrt(variance), greatest };
}
