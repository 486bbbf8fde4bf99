import { describe, expect, it } from 'vitest';
import { linear } from './linear.ts';

describe('linear', () => {
  it('passes everything on, forward and backward', () => {
    const z = [-1, 0, 2.5];
    expect(linear.forward(z, {})).toEqual(z);
    expect(linear.backward(z, z, [3, -1, 0.5], {})).toEqual([3, -1, 0.5]);
  });
});
