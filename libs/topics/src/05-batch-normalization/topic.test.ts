import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { batchNormalization } from './topic.ts';

const arms = new Map(batchNormalization.arms(profiles.full).map((arm) => [arm.id, arm.config]));
const kinds = (id: string) => arms.get(id)!.model.layers.map(({ kind }) => kind);

describe('batch normalisation', () => {
  it('stands before both dense layers where the original placed it', () => {
    const original = ['batch-normalization', 'dense', 'batch-normalization', 'dense'];
    expect(kinds('with-10-epochs')).toEqual(original);
    expect(kinds('with-20-epochs')).toEqual(original);
    expect(kinds('without-10-epochs')).toEqual(['dense', 'dense']);
  });

  it('stands in the hidden layer alone in the arms that say so', () => {
    expect(kinds('hidden-before-activation')[0]).toBe('dense');
    expect(kinds('hidden-after-activation')).toEqual(['dense', 'batch-normalization', 'dense']);
  });

  it('has an arm with for every arm without', () => {
    const without = [...arms.keys()].filter((id) => id.includes('without'));
    expect(without).toHaveLength(2 + 1 + 4 + 4);
    for (const id of without) {
      const { model: _plain, ...plain } = arms.get(id)!;
      const { model: _normalized, ...normalized } = arms.get(id.replace('without', 'with'))!;
      expect(normalized).toEqual(plain);
    }
  });
});
