import { describe, expect, it } from 'vitest';
import { softmax } from '../activations/softmax.ts';
import { expectClose } from '../testing/expect-close.ts';
import { crossEntropy } from './cross-entropy.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('cross-entropy', () => {
  it('is -ln of the label’s probability', () => {
    expect(crossEntropy.value([0, 1, 0], [0.2, 0.5, 0.3], {})).toBeCloseTo(Math.LN2, 15);
    expect(crossEntropy.gradient([0, 1, 0], [0.2, 0.5, 0.3], {})).toEqual([0, -2, 0]);
  });

  it('leaves p - t once the softmax is gone through', () => {
    const z = [0.3, -1, 2];
    const p = softmax.forward(z, {});
    const gradient = softmax.backward(z, p, crossEntropy.gradient([1, 0, 0], p, {}), {});
    expectClose(gradient, softmaxCrossEntropy.gradient([1, 0, 0], z, {}), 1e-14);
  });

  it('teaches nothing where the label’s probability is below 1e-7, unlike the loss on logits', () => {
    const z = [0, 20];
    const p = softmax.forward(z, {});
    expect(crossEntropy.gradient([1, 0], p, {})).toEqual([0, 0]);
    expect(softmaxCrossEntropy.gradient([1, 0], z, {})[0]).toBeCloseTo(-1, 6);
  });

  it('does not divide by the sum of the outputs, as Keras does', () => {
    expect(crossEntropy.value([1, 0], [0.5, 1], {})).toBeCloseTo(-Math.log(0.5), 15);
  });
});
