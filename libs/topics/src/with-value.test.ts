import { describe, expect, it } from 'vitest';
import { withValue } from './with-value.ts';

const config = {
  optimizer: { id: 'adam' },
  model: {
    layers: [
      { kind: 'dropout', rate: 0.1 },
      { kind: 'dense', units: 3 },
      { kind: 'dropout', rate: 0.2 },
    ],
  },
};

describe('withValue', () => {
  it('sets a value that a default stood for, and copies', () => {
    const before = structuredClone(config);
    expect(withValue(config, 'optimizer.learningRate', 0.5).optimizer).toEqual({
      id: 'adam',
      learningRate: 0.5,
    });
    expect(config).toEqual(before);
  });

  it('sets it in every item of a list that has it', () => {
    expect(withValue(config, 'model.layers.*.rate', 0.5).model.layers).toEqual([
      { kind: 'dropout', rate: 0.5 },
      { kind: 'dense', units: 3 },
      { kind: 'dropout', rate: 0.5 },
    ]);
  });

  it('sets it in one item', () => {
    expect(withValue(config, 'model.layers.1.units', 5).model.layers[1]).toEqual({ kind: 'dense', units: 5 });
  });

  it.each(['model.layers.*.regularizer.strength', 'model.layers.7.rate', 'loss.gamma', 'optimizer.id.x'])(
    'refuses %s, which leads nowhere',
    (path) => expect(() => withValue(config, path, 1)).toThrow(path),
  );
});
