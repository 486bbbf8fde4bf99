import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles.ts';
import { earlyStoppingCheckpointing } from './topic.ts';

describe.each(Object.values(profiles))('early stopping and checkpoints, $id', (profile) => {
  const arms = new Map(earlyStoppingCheckpointing.arms(profile).map((arm) => [arm.id, arm.config]));

  it('trains a restarted network as long as one never killed, or as long as was left', () => {
    const never = arms.get('never-killed')!.epochs;
    const scratch = arms.get('restarted-from-scratch')!;
    expect(scratch.epochs - scratch.interruption!.afterEpoch).toBe(never);
    expect(arms.get('restarted-in-the-same-time')!.epochs).toBe(never);
    expect(arms.get('resumed-from-checkpoint')!.epochs).toBe(never);
  });

  it('kills and resumes a network that is the never killed one in all else', () => {
    const { interruption, ...rest } = arms.get('resumed-from-checkpoint')!;
    expect(interruption).toMatchObject({ resume: 'checkpoint' });
    expect(rest).toEqual(arms.get('never-killed'));
  });

  it('stops on sixteen rules over validation images', () => {
    const rules = [...arms.values()].flatMap(({ callbacks = [] }) => callbacks);
    expect(rules.filter(({ monitor }) => monitor.startsWith('val_'))).toHaveLength(16);
    expect(new Set(rules.map((rule) => JSON.stringify(rule))).size).toBe(17);
  });
});

describe("the original's protocol", () => {
  it('stops on training accuracy, on all images, within a hundred epochs', () => {
    const arm = earlyStoppingCheckpointing
      .arms(profiles.full)
      .find(({ id }) => id === 'training-accuracy-patience-1')!;
    expect(arm.config).toMatchObject({
      data: { train: 'all' },
      epochs: 100,
      callbacks: [{ monitor: 'accuracy', patience: 1 }],
    });
  });
});
