import { parseRunConfig } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { weightInitializers } from './topic.ts';

const arms = weightInitializers.arms(profiles.full);

describe('the weight initializers', () => {
  it('are twelve for each of five activations and for ten layers', () => {
    const groups = new Map<string, number>();
    const named = arms.filter(({ id }) => id !== 'relu-default');
    for (const { group } of named) groups.set(group, (groups.get(group) ?? 0) + 1);
    expect([...groups.values()]).toEqual([12, 12, 12, 12, 12, 12]);
  });

  it('have one arm that names none, and is the arm of Glorot uniform in all but that', () => {
    const parsed = ['relu-default', 'relu-glorot-uniform'].map((id) => {
      const { config } = arms.find((arm) => arm.id === id)!;
      return parseRunConfig({ ...config, topic: 'topic', arm: 'arm', seed: 1 });
    });
    expect(parsed[0]).toEqual(parsed[1]);
    expect(JSON.stringify(arms.find(({ id }) => id === 'relu-default')!.config)).not.toContain('initializer');
  });

  it('start every kernel of a network alike, so that zeros are zeros throughout', () => {
    for (const { config } of arms) {
      const initializers = config.model.layers.map((layer) => 'initializer' in layer && layer.initializer);
      expect(new Set(initializers.map((initializer) => JSON.stringify(initializer))).size).toBe(1);
    }
  });

  it("have the original's pairs at the seeds of a main arm", () => {
    const pairs = arms.filter(({ seeds }) => seeds >= profiles.full.seeds).map(({ id }) => id);
    expect(pairs.sort()).toEqual([
      'relu-glorot-uniform',
      'relu-he-normal',
      'selu-glorot-uniform',
      'selu-lecun-normal',
      'sigmoid-glorot-normal',
      'sigmoid-glorot-uniform',
      'softmax-glorot-normal',
      'softmax-glorot-uniform',
      'tanh-glorot-normal',
      'tanh-glorot-uniform',
    ]);
  });
});
