import { optimizers as methods } from '@experiments/methods';
import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { optimizers } from './topic.ts';

const arms = new Map(optimizers.arms(profiles.full).map((arm) => [arm.id, arm]));

describe('the optimizers', () => {
  it.each(Object.keys(methods))(
    '%s has an arm at its default and one that is tuned, alike but for the rate',
    (id) => {
      const standard = arms.get(`${id}-default`)!;
      const tuned = arms.get(`${id}-tuned`)!;
      expect(standard.config.optimizer).toEqual({ id });
      expect(standard.config).toEqual(tuned.config);
      expect(tuned.tune!.path).toBe('optimizer.learningRate');
    },
  );

  it('run as the original had them in its own protocol', () => {
    expect(arms.get('nesterov-original')!.config).toMatchObject({
      data: { train: 'all' },
      optimizer: { id: 'nesterov' },
      epochs: 10,
    });
  });
});
