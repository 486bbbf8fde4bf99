import { describe, expect, it } from 'vitest';
import { dropout } from './dropout.ts';

const config = { kind: 'dropout', rate: 0.75 } as const;

describe('dropout', () => {
  it('drops where the mask is 0 and multiplies by 1 / (1 - rate) where it is 1, both ways', () => {
    const forward = dropout.forward(config, [[1, 2, 3]], [], { training: true, mask: [[1, 0, 1]] });
    expect(forward.y).toEqual([[4, 0, 12]]);
    expect(dropout.backward(config, forward, [[1, 1, 0.5]]).input).toEqual([[4, 0, 2]]);
  });

  it('keeps the expected value: over all masks, each as likely as it is, the mean is the input', () => {
    let mean = 0;
    for (const [bit, probability] of [
      [1, 0.25],
      [0, 0.75],
    ] as const) {
      const { y } = dropout.forward(config, [[3]], [], { training: true, mask: [[bit]] });
      mean += probability * y[0]![0]!;
    }
    expect(mean).toBe(3);
  });

  it('is the identity in inference, and in training without a mask', () => {
    expect(dropout.forward(config, [[1, 2]], [], { training: false, mask: [[0, 0]] }).y).toEqual([[1, 2]]);
    expect(dropout.forward(config, [[1, 2]], [], { training: true }).y).toEqual([[1, 2]]);
  });
});
