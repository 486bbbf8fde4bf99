import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { annEvolution } from './topic.ts';

const arms = new Map(annEvolution.arms(profiles.full).map((arm) => [arm.id, arm.config]));

describe('the perceptron arms', () => {
  it.each(['perceptron', 'xor-perceptron', 'perceptron-separable', 'perceptron-inseparable'])(
    "%s follows Rosenblatt's rule: from zero, one example at a time, steps of 1",
    (id) => {
      const { model, loss, optimizer, batchSize } = arms.get(id)!;
      expect(model.layers).toMatchObject([{ kind: 'dense', initializer: { id: 'zeros' } }]);
      expect({ loss, optimizer, batchSize }).toEqual({
        loss: { id: 'perceptron' },
        optimizer: { id: 'gradient-descent', learningRate: 1 },
        batchSize: 1,
      });
    },
  );

  it('sees all images of the pairs in the full profile', () => {
    expect(arms.get('perceptron-separable')!.data.train).toBe('all');
  });
});

describe('the exclusive-or network', () => {
  it('has two hidden units, or eight', () => {
    expect(arms.get('xor-network')!.model.layers).toMatchObject([{ units: 2 }, { units: 1 }]);
    expect(arms.get('xor-network-8')!.model.layers).toMatchObject([{ units: 8 }, { units: 1 }]);
  });
});

describe('the recipe from a textbook', () => {
  it('is gradient descent at 0.01 for 30 epochs on 55,000 images, 5,000 set aside', () => {
    expect(arms.get('mlp-300-100-gradient-descent')).toMatchObject({
      data: { train: 'all', validation: 5_000, test: 'all' },
      model: { layers: [{ units: 300 }, { units: 100 }, { units: 10 }] },
      loss: { id: 'softmax-cross-entropy' },
      optimizer: { id: 'gradient-descent', learningRate: 0.01 },
      batchSize: 32,
      epochs: 30,
    });
  });
});
