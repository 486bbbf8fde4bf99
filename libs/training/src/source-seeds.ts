import type { RunConfig, SourceSeeds } from '@experiments/contracts';

export type SeedOfSource = Readonly<Record<keyof SourceSeeds, number>>;

/** The seed of every source of randomness: the run's own, but where the configuration names another. */
export function sourceSeeds({ seed, seeds }: Pick<RunConfig, 'seed' | 'seeds'>): SeedOfSource {
  return {
    weights: seeds?.weights ?? seed,
    order: seeds?.order ?? seed,
    split: seeds?.split ?? seed,
    dropout: seeds?.dropout ?? seed,
    labelNoise: seeds?.labelNoise ?? seed,
  };
}
