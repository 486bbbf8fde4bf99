import { describe, expect, it } from 'vitest';
import { softmaxOf } from '../activations/softmax.ts';
import { expectClose } from '../testing/expect-close.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('cross-entropy on logits', () => {
  it('is ln n before anything is learned', () => {
    const t = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    expect(softmaxCrossEntropy.value(t, Array(10).fill(0), {})).toBeCloseTo(Math.log(10), 14);
  });

  it('has the gradient p - t', () => {
    const y = [1, 2, -1];
    const [p0, p1, p2] = softmaxOf(y) as [number, number, number];
    expectClose(softmaxCrossEntropy.gradient([0, 1, 0], y, {}), [p0, p1 - 1, p2], 1e-15);
  });

  it('still tells wrong from worse where the probability rounds to 0', () => {
    expect(softmaxCrossEntropy.value([1, 0], [0, 800], {})).toBe(800);
    expect(softmaxCrossEntropy.gradient([1, 0], [0, 800], {})).toEqual([-1, 1]);
  });
});
