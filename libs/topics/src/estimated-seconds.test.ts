import { parseRunConfig } from '@experiments/contracts';
import type { ArmConfig } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { network } from './base-model.ts';
import { estimatedSeconds } from './estimated-seconds.ts';
import { profiles } from './profiles.ts';
import { mainProtocol } from './protocol.ts';
import { topics } from './registry.ts';
import { planEverything } from './testing/plan-everything.ts';

function seconds(changes: Partial<ArmConfig> = {}): number {
  const arm = { ...mainProtocol(profiles.full, { model: network() }), ...changes };
  return estimatedSeconds({ config: parseRunConfig({ ...arm, topic: 'topic', arm: 'arm', seed: 1 }) });
}

describe('estimatedSeconds', () => {
  it('takes about half a millisecond for a step of the base model', () => {
    const step = (seconds({ epochs: 11 }) - seconds({ epochs: 10 })) / 1_875;
    expect(step).toBeCloseTo(0.00056, 5);
  });

  it('grows with weights, images, epochs and small batches', () => {
    expect(seconds({ model: network({ hidden: [512] }) })).toBeGreaterThan(3 * seconds());
    expect(seconds({ data: { train: 6_000, test: 0 } })).toBeLessThan(seconds() / 9);
    expect(seconds({ batchSize: 2 })).toBeGreaterThan(3 * seconds());
    expect(seconds({ batchSize: 256 })).toBeLessThan(seconds());
  });

  it('counts pretraining, and validation images after each epoch', () => {
    const { model, loss, optimizer } = mainProtocol(profiles.full, { model: network() });
    const pretraining = { data: {}, model, loss, optimizer, batchSize: 32, epochs: 10, reuse: 1 };
    expect(seconds({ pretraining })).toBeGreaterThan(1.9 * seconds());
    expect(seconds({ data: { train: 55_000, validation: 5_000 } })).toBeGreaterThan(
      seconds({ data: { train: 55_000 } }) + 10 * 0.02,
    );
  });

  it('expects early stopping to stop', () => {
    const stopped = seconds({
      epochs: 100,
      callbacks: [{ id: 'early-stopping', monitor: 'accuracy', patience: 1 }],
    });
    expect(stopped).toBeLessThan(seconds({ epochs: 100 }) / 4);
  });

  it('takes next to nothing for exclusive or', () => {
    expect(seconds({ data: { source: 'xor' }, epochs: 400 })).toBeLessThan(0.3);
  });
});

/** Core seconds; two cores take half of them. */
describe.each([
  { profile: profiles.smoke, budget: 31 },
  { profile: profiles.quick, budget: 176 },
  { profile: profiles.full, budget: 10_500 },
])('the $profile.id profile', ({ profile, budget }) => {
  it(`takes less than ${budget} core seconds`, () => {
    const total = planEverything(topics, profile).reduce((sum, run) => sum + estimatedSeconds(run), 0);
    expect(total).toBeLessThan(budget);
  });
});
