import { describe, expect, it } from 'vitest';
import { predictedClass } from './predicted-class.ts';

describe('predictedClass', () => {
  const logits = { outputs: 'logits' } as const;
  const probabilities = { outputs: 'probabilities' } as const;

  it('is the largest output, the first of several', () => {
    expect(predictedClass(logits, [-3, -1, -2])).toBe(1);
    expect(predictedClass(logits, [0, 2, 2])).toBe(1);
    expect(predictedClass(logits, [0, 0, 0])).toBe(0);
  });

  it('cuts one output in the middle, which itself is class 0', () => {
    expect([-0.1, 0, 0.1].map((y) => predictedClass(logits, [y]))).toEqual([0, 0, 1]);
    expect([0.4, 0.5, 0.6].map((y) => predictedClass(probabilities, [y]))).toEqual([0, 0, 1]);
  });

  it('is no class where an output is NaN', () => {
    expect(predictedClass(logits, [Number.NaN, 1])).toBe(-1);
    expect(predictedClass(logits, [1, Number.NaN])).toBe(-1);
    expect(predictedClass(logits, [Number.NaN])).toBe(-1);
  });
});
