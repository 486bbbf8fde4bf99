import { describe, expect, it } from 'vitest';
import { datasetDigest, experimentId, runIdentity } from './identity.ts';

const identity = {
  topic: 'optimizers',
  arm: 'adam',
  config: { epochs: 3, data: { train: 'all' } },
  seed: 1,
  dataHash: 'd'.repeat(64),
  engine: 'webassembly',
  engineVersion: '1',
};

describe('runIdentity', () => {
  it('is the start of the SHA-256 of the canonical JSON', () => {
    // By Python: hashlib.sha256(json.dumps(identity, sort_keys=True, separators=(',', ':')).encode()).hexdigest()[:32]
    expect(runIdentity(identity)).toBe('23abde8d69e9ff55d7b0855d9f0ac0af');
  });

  it('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(identity).toReversed()) as typeof identity;
    expect(runIdentity({ ...turned, config: { data: { train: 'all' }, epochs: 3 } })).toBe(
      runIdentity(identity),
    );
  });

  it('changes with each part', () => {
    const changed = [
      identity,
      { ...identity, topic: 'losses' },
      { ...identity, arm: 'sgd' },
      { ...identity, config: { ...identity.config, epochs: 4 } },
      { ...identity, seed: 2 },
      { ...identity, dataHash: 'e'.repeat(64) },
      { ...identity, engine: 'tensorflow' },
      { ...identity, engineVersion: '2' },
    ];
    expect(new Set(changed.map(runIdentity)).size).toBe(changed.length);
  });
});

describe('experimentId', () => {
  it('has 18 digits, the first not 0, and follows from the name', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => experimentId(`topic ${i}`));
    for (const id of ids) expect(id).toMatch(/^[1-9]\d{17}$/);
    expect(new Set(ids).size).toBe(ids.length);
    // By Python: 10**17 + int(hashlib.sha256(b'optimizers').hexdigest()[:32], 16) % (9 * 10**17)
    expect(experimentId('optimizers')).toBe('351370618558457511');
  });
});

describe('datasetDigest', () => {
  it('is as long as MLflow allows', () => {
    expect(datasetDigest('0123456789abcdef'.repeat(4))).toBe('0123456789abcdef0123456789abcdef0123');
  });
});
