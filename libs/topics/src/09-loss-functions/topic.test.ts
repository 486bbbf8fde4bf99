import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { lossFunctions } from './topic.ts';

const arms = new Map(lossFunctions.arms(profiles.full).map((arm) => [arm.id, arm.config]));

describe('the loss functions', () => {
  it('are twelve at each of three shares of wrong labels', () => {
    const noises = [...arms.values()].map(({ data }) => data.labelNoise);
    for (const noise of [0, 0.2, 0.4]) expect(noises.filter((other) => other === noise)).toHaveLength(12);
  });

  it('differ between Kullback-Leibler and cross-entropy in the loss alone', () => {
    const { loss: divergence, ...one } = arms.get('kullback-leibler-clean')!;
    const { loss: entropy, ...other } = arms.get('cross-entropy-probabilities-clean')!;
    expect(one).toEqual(other);
    expect([divergence.id, entropy.id]).toEqual(['kullback-leibler', 'cross-entropy']);
  });

  it('take squared error on softmax and on linear outputs', () => {
    const output = (id: string) => arms.get(id)!.model.layers.at(-1);
    expect(output('squared-error-softmax-clean')).toMatchObject({ activation: { id: 'softmax' } });
    expect(output('squared-error-logits-clean')).toMatchObject({ activation: { id: 'linear' } });
  });

  it('have one output for two classes', () => {
    for (const id of ['binary-cross-entropy', 'hinge', 'squared-hinge']) {
      expect(arms.get(`binary-${id}`)!.model.layers.at(-1)).toMatchObject({ units: 1 });
      expect(arms.get(`binary-${id}`)!.loss).toEqual({ id });
    }
  });
});
