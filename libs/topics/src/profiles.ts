import type { Profile } from '@experiments/contracts';

/**
 * Every arm in seconds, to see that all of them run. Epochs that stand for a long training are two, so that what
 * happens between epochs happens.
 */
const smoke: Profile = {
  id: 'smoke',
  description: 'every arm once, on a few hundred images: shows that it runs, not what it finds',
  train: 300,
  sideTrain: 200,
  test: 500,
  validation: 100,
  epochs: (full) => Math.min(full, full > 10 ? 2 : 1),
  seeds: 1,
  headlineSeeds: 1,
  sideSeeds: 1,
  tuningPoints: 3,
};

/**
 * Three tenths of the full protocol's epochs. Most of its arms are side arms, so these are what is made small: a
 * thousand images and one seed. A t interval of two seeds is nine standard deviations wide on each side: it would say
 * no more than the one value does.
 */
const quick: Profile = {
  id: 'quick',
  description:
    'a fifth of the images, three epochs for ten, three seeds or one: a first look, which decides nothing',
  train: 12_000,
  sideTrain: 1_000,
  test: 'all',
  validation: 500,
  epochs: (full) => Math.ceil((3 * full) / 10),
  seeds: 3,
  headlineSeeds: 3,
  sideSeeds: 1,
  tuningPoints: 5,
};

const full: Profile = {
  id: 'full',
  description: "the original's protocol on all images, ten seeds, thirty for each topic's headline",
  train: 'all',
  sideTrain: 10_000,
  test: 'all',
  validation: 5_000,
  epochs: (epochs) => epochs,
  seeds: 10,
  headlineSeeds: 30,
  sideSeeds: 5,
  tuningPoints: 9,
};

/** By id, from the smallest to the largest. */
export const profiles: Readonly<Record<Profile['id'], Profile>> = { smoke, quick, full };
