import { parseRunConfig } from '@experiments/contracts';
import type { LayerConfig } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { trainingProblems } from './topic.ts';

const arms = new Map(
  trainingProblems
    .arms(profiles.full)
    .map((arm) => [
      arm.id,
      parseRunConfig({ ...arm.config, topic: trainingProblems.id, arm: arm.id, seed: 1 }),
    ]),
);
const layersOfKind = (id: string, kind: LayerConfig['kind']) =>
  arms.get(id)!.model.layers.filter((layer) => layer.kind === kind);

describe('the gradient study', () => {
  it.each([2, 5, 10, 20])('has %i hidden layers where it says so', (depth) => {
    expect(layersOfKind(`sigmoid-${depth}-layers`, 'dense')).toHaveLength(depth + 1);
    expect(layersOfKind(`selu-${depth}-layers`, 'dense')).toHaveLength(depth + 1);
  });

  it('pairs every network without batch normalisation with one that has it in all hidden layers', () => {
    const plain = [...arms.keys()].filter((id) =>
      /^(sigmoid|tanh|relu)-\d+-layers(-small|-large)?$/.test(id),
    );
    expect(plain).toHaveLength(36);
    for (const id of plain) {
      expect(layersOfKind(id, 'batch-normalization')).toHaveLength(0);
      const depth = layersOfKind(id, 'dense').length - 1;
      expect(layersOfKind(`${id}-batch-norm`, 'batch-normalization')).toHaveLength(depth);
    }
  });

  it('has the remedy differ from the problem in nothing but the normalisation', () => {
    const { model: plain, arm: _a, ...restOfPlain } = arms.get('tanh-5-layers-large')!;
    const { model: normalized, arm: _b, ...restOfNormalized } = arms.get('tanh-5-layers-large-batch-norm')!;
    expect(restOfNormalized).toEqual(restOfPlain);
    const initializers = (layers: LayerConfig[]) =>
      layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.initializer] : []));
    expect(initializers(normalized.layers)).toEqual(initializers(plain.layers));
  });
});

describe('the data study', () => {
  it('transfers from classes that are not in the task', () => {
    const { data, pretraining } = arms.get('five-classes-200-transferred')!;
    if (data.task.kind !== 'subset' || pretraining?.data.task.kind !== 'subset') throw new Error('subsets');
    const all = [...data.task.classes, ...pretraining.data.task.classes].sort();
    expect(all).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('the overfitting study', () => {
  it('cures every problem in two ways', () => {
    const problems = ['overfit-128', 'overfit-512', 'overfit-128-noise-5', 'overfit-128-noise-20'];
    for (const id of problems) {
      expect(layersOfKind(`${id}-dropout`, 'dropout')).toHaveLength(1);
      expect(arms.get(`${id}-early-stopping`)!.callbacks).toHaveLength(1);
      expect(arms.get(id)!.epochs).toBe(50);
    }
  });
});
