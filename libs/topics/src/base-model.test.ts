import { describe, expect, it } from 'vitest';
import { layersOf, network } from './base-model.ts';

const kinds = (choices: Parameters<typeof network>[0]) => network(choices).layers.map(({ kind }) => kind);

describe('network', () => {
  it("is the original's without choices", () => {
    const initializer = { id: 'glorot-uniform' };
    expect(network()).toEqual({
      layers: [
        { kind: 'dense', units: 128, activation: { id: 'relu' }, initializer },
        { kind: 'dense', units: 10, activation: { id: 'linear' }, initializer },
      ],
    });
  });

  it('is a single layer without hidden ones', () => {
    expect(network({ hidden: [], outputs: 2 }).layers).toMatchObject([{ kind: 'dense', units: 2 }]);
  });

  it('gives every kernel its initializer, regularizer and constraint', () => {
    const choices = {
      initializer: 'zeros',
      regularizer: { id: 'l2', strength: 0.1 },
      constraint: { id: 'max-norm', limit: 1 },
    };
    for (const layer of network(choices).layers) {
      expect(layer).toMatchObject({ ...choices, initializer: { id: 'zeros' } });
    }
  });

  it('places batch normalisation before every dense layer, as the original has it', () => {
    expect(kinds({ batchNormalization: 'before-dense' })).toEqual([
      'batch-normalization',
      'dense',
      'batch-normalization',
      'dense',
    ]);
  });

  it('places it in hidden layers alone, before or after the activation', () => {
    const before = network({ batchNormalization: 'before-activation', activation: 'tanh' }).layers;
    expect(before.map(({ kind }) => kind)).toEqual(['dense', 'batch-normalization', 'activation', 'dense']);
    expect(before[0]).not.toHaveProperty('activation');
    expect(before[2]).toEqual({ kind: 'activation', activation: { id: 'tanh' } });
    expect(kinds({ batchNormalization: 'after-activation' })).toEqual([
      'dense',
      'batch-normalization',
      'dense',
    ]);
  });

  it('drops pixels and hidden units at their own rates', () => {
    expect(network({ hidden: [5, 4], dropout: { input: 0.1, hidden: 0.2 } }).layers).toMatchObject([
      { kind: 'dropout', rate: 0.1 },
      { kind: 'dense', units: 5 },
      { kind: 'dropout', rate: 0.2 },
      { kind: 'dense', units: 4 },
      { kind: 'dropout', rate: 0.2 },
      { kind: 'dense', units: 10 },
    ]);
  });

  it('freezes hidden layers but never the output layer', () => {
    const [hidden, output] = network({ frozen: true }).layers;
    expect(hidden).toHaveProperty('trainable', false);
    expect(output).not.toHaveProperty('trainable');
  });
});

describe('layersOf', () => {
  it('repeats a width', () => expect(layersOf(3, 64)).toEqual([64, 64, 64]));
});
