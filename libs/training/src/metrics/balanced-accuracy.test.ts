import { describe, expect, it } from 'vitest';
import { balancedAccuracy } from './balanced-accuracy.ts';

describe('balancedAccuracy', () => {
  it('is one half for an answer that is always the same, however unequal the classes', () => {
    expect(balancedAccuracy(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1), new Uint8Array(10))).toBe(0.5);
  });

  it('is the mean of both recalls', () => {
    expect(balancedAccuracy(Uint8Array.of(0, 0, 0, 0, 1, 1), Uint8Array.of(0, 0, 0, 1, 1, 0))).toBe(
      (0.75 + 0.5) / 2,
    );
  });

  it('leaves out a class without examples', () => {
    expect(balancedAccuracy(Uint8Array.of(1, 1), Uint8Array.of(1, 0))).toBe(0.5);
  });
});
