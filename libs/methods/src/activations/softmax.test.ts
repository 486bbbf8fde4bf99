import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { logSoftmaxOf, softmax, softmaxOf } from './softmax.ts';

const logits = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('softmax', () => {
  it('agrees with Keras, forward and backward', () => {
    const { z, upstream, value, gradient } = golden.activations.softmax;
    z.forEach((row, r) => {
      const a = softmax.forward(row, {});
      expectClose(a, value[r]!, 1e-12);
      expectClose(softmax.backward(row, a, upstream[r]!, {}), gradient[r]!, 1e-12);
    });
  });

  it('is a distribution that a shift of all logits leaves alone', () => {
    fc.assert(
      fc.property(logits, (z) => {
        const a = softmaxOf(z);
        expect(a.reduce((sum, aj) => sum + aj, 0)).toBeCloseTo(1, 12);
        expectClose(softmaxOf(z.map((zj) => zj + 300)), a, 1e-12);
      }),
    );
  });

  it('passes no gradient to what all units have in common', () => {
    fc.assert(
      fc.property(logits, (z) => {
        const gradient = softmax.backward(z, softmaxOf(z), Array(z.length).fill(3), {});
        expectClose(gradient, Array(z.length).fill(0), 1e-12);
      }),
    );
  });

  it('keeps its logarithm finite where a probability is 0 in double precision', () => {
    expect(softmaxOf([0, 800])[0]).toBe(0);
    expect(logSoftmaxOf([0, 800])).toEqual([-800, 0]);
  });
});
