import type { Arm, ArmConfig, Panel, Profile } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { sideProtocol } from '../protocol.ts';

/** What the fixed sources have in every run. */
const FIXED = { weights: 1, order: 1, split: 1, dropout: 1 };

type Source = keyof typeof FIXED;

/** Each source by the part of an arm's id and title. */
const SOURCES: Record<Source, { id: string; title: string }> = {
  weights: { id: 'initial-weights', title: 'Initial weights alone' },
  order: { id: 'batch-order', title: 'Batch order alone' },
  split: { id: 'split', title: 'Choice of training images alone' },
  dropout: { id: 'dropout', title: 'Dropout alone' },
};

/**
 * Where the spread between seeds comes from: the base network with some dropout, once with everything different from
 * seed to seed, then with one source of randomness alone. On a part of the images, so that which part can differ.
 */
export const variationStudy = {
  arms(profile: Profile): Arm[] {
    return [
      arm(profile, 'everything', 'Everything', undefined),
      ...Object.entries(SOURCES).map(([source, { id, title }]) => arm(profile, id, title, allBut(source))),
    ];
  },

  panels(): Panel[] {
    return [
      {
        id: 'variation',
        title: 'How much each source of chance makes of the variance between seeds',
        kind: 'variation',
        metric: 'test_accuracy',
        everything: 'variation-everything',
        arms: Object.values(SOURCES).map(({ id }) => `variation-${id}`),
      },
    ];
  },
};

function allBut(source: string): ArmConfig['seeds'] {
  return Object.fromEntries(Object.entries(FIXED).filter(([name]) => name !== source));
}

function arm(profile: Profile, id: string, title: string, seeds: ArmConfig['seeds']): Arm {
  return {
    id: `variation-${id}`,
    title,
    group: 'What differs between seeds, fewer images',
    seeds: profile.seeds,
    config: {
      ...sideProtocol(profile, { model: network({ dropout: { hidden: 0.2 } }) }),
      ...(seeds && { seeds }),
    },
  };
}
