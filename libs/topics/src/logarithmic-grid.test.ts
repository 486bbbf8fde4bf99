import { describe, expect, it } from 'vitest';
import { logarithmicGrid, spaced } from './logarithmic-grid.ts';
import { profiles } from './profiles.ts';

describe('logarithmicGrid', () => {
  it('has nine values over four decades in the full profile', () => {
    expect(logarithmicGrid(0.001, profiles.full).grid).toEqual([
      0.00001, 0.00003, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1,
    ]);
  });

  it('covers the same range with fewer', () => {
    expect(logarithmicGrid(1, profiles.quick).grid).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(logarithmicGrid(0.1, profiles.smoke).grid).toEqual([0.001, 0.1, 10]);
  });

  it('goes on beyond both ends, nearest values first', () => {
    expect(logarithmicGrid(0.001, profiles.full).beyond).toEqual({
      below: [0.000003, 0.000001],
      above: [0.3, 1],
    });
  });
});

describe('spaced', () => {
  it('keeps both ends and the middle', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(spaced(nine, 9)).toEqual(nine);
    expect(spaced(nine, 5)).toEqual([1, 3, 5, 7, 9]);
    expect(spaced(nine, 3)).toEqual([1, 5, 9]);
  });
});
