import { describe, expect, it } from 'vitest';
import { logCosh } from './log-cosh.ts';

describe('log-cosh', () => {
  it('is half the square of a small error and the magnitude of a large one less ln 2', () => {
    expect(logCosh.value([0], [1], {})).toBeCloseTo(Math.log(Math.cosh(1)), 15);
    expect(logCosh.value([0], [1e-3], {})).toBeCloseTo(0.5e-6, 12);
    expect(logCosh.value([1], [-999], {})).toBeCloseTo(1000 - Math.LN2, 12);
  });

  it('pulls with tanh of the error', () => {
    expect(logCosh.gradient([1], [0.5], {})[0]).toBe(Math.tanh(-0.5));
  });
});
