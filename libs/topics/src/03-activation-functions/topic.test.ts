import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { activationFunctions } from './topic.ts';

const arms = new Map(activationFunctions.arms(profiles.full).map((arm) => [arm.id, arm]));

describe('the mislabelled row', () => {
  it('is run as named, without a number of the original', () => {
    const { config, original } = arms.get('selu-lecun-normal')!;
    expect(config.model.layers[0]).toMatchObject({
      activation: { id: 'selu' },
      initializer: { id: 'lecun-normal' },
    });
    expect(original).toBeUndefined();
  });

  it('is run as trained, which is another row of the original', () => {
    const { config, original } = arms.get('selu-lecun-normal-as-trained')!;
    expect(config).toEqual(arms.get('tanh-glorot-normal')!.config);
    expect(original).toBe('selu lecun_normal');
  });
});

describe('the activations', () => {
  it('are thirteen on fewer images, alike in all else', () => {
    const fewer = [...arms.values()].filter(({ id }) => id.endsWith('-fewer-images'));
    const rest = fewer.map(({ config: { model: _, ...others } }) => JSON.stringify(others));
    expect(fewer).toHaveLength(13);
    expect(new Set(rest).size).toBe(1);
  });
});
