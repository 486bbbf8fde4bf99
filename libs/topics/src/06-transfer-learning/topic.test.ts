import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { transferLearning } from './topic.ts';

const arms = new Map(transferLearning.arms(profiles.full).map((arm) => [arm.id, arm]));
const config = (id: string) => arms.get(id)!.config;

describe('transfer learning', () => {
  it('never trains the network that always says no', () => {
    const { epochs, model } = config('always-no');
    expect(epochs).toBe(0);
    expect(model.layers).toMatchObject([{ units: 1, initializer: { id: 'zeros' } }]);
  });

  it("teaches the original's head on a frozen layer of the original's network", () => {
    const { pretraining, model, optimizer, data } = config('original-frozen-4-epochs');
    expect(pretraining).toMatchObject({ model: config('ten-classes').model, epochs: 10, reuse: 1 });
    expect(pretraining!.data.train).toBe('all');
    expect(model.layers).toMatchObject([
      { units: 128, activation: { id: 'tanh' }, trainable: false },
      { units: 1 },
    ]);
    expect(optimizer).toEqual({ id: 'gradient-descent', learningRate: 0.001 });
    expect(data.task).toEqual({ kind: 'one-vs-rest', positive: [4] });
  });

  it('starts the same network in four ways', () => {
    expect(config('coat-1000-scratch')).not.toHaveProperty('pretraining');
    expect(config('coat-1000-scratch').model.layers[0]).not.toHaveProperty('trainable');
    expect(config('coat-1000-random-frozen')).not.toHaveProperty('pretraining');
    expect(config('coat-1000-random-frozen').model.layers[0]).toHaveProperty('trainable', false);
    expect(config('coat-1000-frozen')).not.toHaveProperty('unfreeze');
    expect(config('coat-1000-fine-tuned').unfreeze!.afterEpoch).toBe(config('coat-1000-frozen').epochs / 2);
  });

  it('hides both classes of the small task from its source', () => {
    const { data, pretraining } = config('pullover-frozen');
    if (data.task?.kind !== 'subset' || pretraining?.data.task?.kind !== 'subset') throw new Error('subsets');
    const source = pretraining.data.task.classes;
    expect(source).toHaveLength(8);
    expect(data.task.classes.filter((name) => source.includes(name))).toEqual([]);
    expect(data.train).toBe(200);
  });
});
