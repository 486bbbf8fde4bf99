import { describe, expect, it } from 'vitest';
import { InvalidInput } from './invalid-input.ts';
import { parseRunConfig } from './run-config.ts';

const smallest = {
  topic: 'optimizers',
  arm: 'adam',
  seed: 1,
  data: {},
  model: { layers: [{ kind: 'dense', units: 10 }] },
  loss: { id: 'softmax-cross-entropy' },
  optimizer: { id: 'adam' },
  epochs: 1,
};

describe('parseRunConfig', () => {
  it('fills in defaults, and takes its own output for input', () => {
    const config = parseRunConfig(smallest);
    expect(config).toMatchObject({
      batchSize: 32,
      callbacks: [],
      data: {
        source: 'fashion-mnist',
        task: { kind: 'all-classes' },
        train: 'all',
        validation: 0,
        labelNoise: 0,
      },
      model: { layers: [{ initializer: { id: 'glorot-uniform' }, trainable: true }] },
    });
    expect(parseRunConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
  });

  it('leaves out the seeds of single sources where none is named, so that such runs keep their ids', () => {
    expect(parseRunConfig(smallest)).not.toHaveProperty('seeds');
    expect(parseRunConfig({ ...smallest, seeds: { order: 3 } }).seeds).toEqual({ order: 3 });
    expect(() => parseRunConfig({ ...smallest, seeds: { weight: 3 } })).toThrow(
      /seeds\.weight: 3 .*weights, order/,
    );
  });

  it.each([
    ['a key', { epoch: 3 }, /^configuration\.epoch: 3 is not usable; allowed keys: .*batchSize, epochs/],
    [
      'a key further in',
      { model: { layers: [{ kind: 'dropout', rate: 0.5, seed: 1 }] } },
      /^configuration\.model\.layers\.0\.seed: 1 is not usable; allowed keys: kind, rate$/,
    ],
    [
      'a kind of layer',
      { model: { layers: [{ kind: 'conv' }] } },
      /layers\.0\.kind: "conv".*'dense' \| 'activation'/,
    ],
    ['a number out of bounds', { epochs: -1 }, /^configuration\.epochs: -1 is not usable; .*>=0/],
    [
      'one of several forms',
      { data: { train: 'most' } },
      /data\.train: "most" .*expected number.*, or .*"all"/,
    ],
    ['nothing', { seed: undefined }, /^configuration\.seed: undefined is not usable/],
  ])('names the field, the value and what is allowed: %s', (_, wrong, message) => {
    expect(() => parseRunConfig({ ...smallest, ...wrong })).toThrow(message);
    expect(() => parseRunConfig({ ...smallest, ...wrong })).toThrow(InvalidInput);
  });
});
