import { describe, expect, it } from 'vitest';
import { adaline } from './adaline.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { target } from './target.ts';

describe('adaline', () => {
  it('is half the squared error, summed over outputs', () => {
    // t = (1, -1): (0.5 - 1)^2 / 2 + (2 + 1)^2 / 2 = 0.125 + 4.5
    const t = target(adaline, 0, 2);
    expect(adaline.value(t, [0.5, 2], {})).toBe(4.625);
    expect(adaline.gradient(t, [0.5, 2], {})).toEqual([-0.5, 3]);
  });

  it('keeps an output’s gradient whatever the number of outputs, where a mean divides it', () => {
    const gradient = (loss: typeof adaline, outputs: number) =>
      loss.gradient(Array(outputs).fill(-1), Array(outputs).fill(0), {})[0];
    expect([gradient(adaline, 1), gradient(adaline, 10)]).toEqual([1, 1]);
    expect([gradient(meanSquaredError, 1), gradient(meanSquaredError, 10)]).toEqual([2, 0.2]);
  });
});
