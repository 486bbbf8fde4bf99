import { describe, expect, it } from 'vitest';
import { softmax } from '../activations/softmax.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('mean squared error', () => {
  it('is the mean square, without a half', () => {
    expect(meanSquaredError.value([1, 0], [0.5, 3], {})).toBe(4.625);
    expect(meanSquaredError.gradient([1, 0], [0.5, 3], {})).toEqual([-0.5, 3]);
  });

  it('stalls on a softmax that is sure and wrong, where cross-entropy does not', () => {
    const z = [0, 12];
    const p = softmax.forward(z, {});
    const gradient = softmax.backward(z, p, meanSquaredError.gradient([1, 0], p, {}), {});
    expect(Math.abs(gradient[0]!)).toBeLessThan(2e-5);
    expect(softmaxCrossEntropy.gradient([1, 0], z, {})[0]).toBeLessThan(-0.99);
  });
});
