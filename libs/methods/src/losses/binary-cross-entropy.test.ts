import { describe, expect, it } from 'vitest';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';

describe('binary cross-entropy', () => {
  it('is -ln of the probability of what happened', () => {
    // s(ln 3) = 3/4
    const y = [Math.log(3)];
    expect(binaryCrossEntropy.value([1], y, {})).toBeCloseTo(-Math.log(0.75), 14);
    expect(binaryCrossEntropy.value([0], y, {})).toBeCloseTo(-Math.log(0.25), 14);
    expect(binaryCrossEntropy.gradient([1], y, {})[0]).toBeCloseTo(-0.25, 15);
  });

  it('is a straight line where the probability would round to 0', () => {
    expect(binaryCrossEntropy.value([1], [-800], {})).toBe(800);
  });
});
