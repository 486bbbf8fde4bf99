import { describe, expect, it } from 'vitest';
import { sourceSeeds } from './source-seeds.ts';

describe('sourceSeeds', () => {
  it("follow the run's seed, but where one is named", () => {
    expect(sourceSeeds({ seed: 7, seeds: undefined })).toEqual({
      weights: 7,
      order: 7,
      split: 7,
      dropout: 7,
      labelNoise: 7,
    });
    expect(sourceSeeds({ seed: 7, seeds: { order: 1, split: 0 } })).toEqual({
      weights: 7,
      order: 1,
      split: 0,
      dropout: 7,
      labelNoise: 7,
    });
  });
});
