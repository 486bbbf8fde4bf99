import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { variationStudy } from './variation-study.ts';

describe('the sources of variation', () => {
  const [everything, ...single] = variationStudy.arms(profiles.full).map(({ config }) => config);

  it('differ one at a time, in arms that are otherwise the same', () => {
    expect(everything).not.toHaveProperty('seeds');
    expect(single).toHaveLength(4);
    const named = single.map(({ seeds, ...config }) => {
      expect(config).toEqual(everything);
      return Object.keys(seeds!);
    });
    const sources = ['weights', 'order', 'split', 'dropout'];
    expect(named).toEqual(sources.map((free) => sources.filter((source) => source !== free)));
  });

  it('all make a difference: a part of the images, and dropout', () => {
    expect(everything!.data.train).toBe(profiles.full.sideTrain);
    expect(everything!.model.layers.some(({ kind }) => kind === 'dropout')).toBe(true);
  });
});
