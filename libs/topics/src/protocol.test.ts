import { describe, expect, it } from 'vitest';
import { network } from './base-model.ts';
import { profiles } from './profiles.ts';
import { atMost, mainProtocol, part, sideProtocol } from './protocol.ts';

const model = network();

describe('mainProtocol', () => {
  it("is the original's in the full profile", () => {
    expect(mainProtocol(profiles.full, { model })).toEqual({
      data: { train: 'all', test: 'all' },
      model,
      loss: { id: 'softmax-cross-entropy' },
      optimizer: { id: 'adam' },
      batchSize: 32,
      epochs: 10,
    });
  });

  it('takes epochs of the full profile and scales them', () => {
    expect(mainProtocol(profiles.quick, { model, epochs: 20 })).toMatchObject({
      data: { train: 12_000 },
      epochs: 6,
    });
  });
});

describe('sideProtocol', () => {
  it('has as many test as training images, at most', () => {
    expect(sideProtocol(profiles.quick, { model }).data).toEqual({ train: 1_000, test: 1_000 });
    expect(sideProtocol(profiles.full, { model }).data).toEqual({ train: 10_000, test: 10_000 });
  });

  it('keeps what the arm says of its data', () => {
    expect(sideProtocol(profiles.quick, { model, data: { train: 7, labelNoise: 0.2 } }).data).toEqual({
      train: 7,
      test: 1_000,
      labelNoise: 0.2,
    });
  });
});

describe('numbers of images', () => {
  it('takes the smaller, all being the largest', () => {
    expect(atMost(5, 3)).toBe(3);
    expect(atMost('all', 3)).toBe(3);
    expect(atMost(5, 'all')).toBe(5);
    expect(atMost('all', 'all')).toBe('all');
  });

  it('takes whole parts, at least one image', () => {
    expect(part(10, 3)).toBe(3);
    expect(part(2, 3)).toBe(1);
    expect(part('all', 3)).toBe('all');
  });
});
