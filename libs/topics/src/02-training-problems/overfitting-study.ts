import type { Arm, ArmConfig, Profile } from '@experiments/contracts';
import { network } from '../base-model.ts';
import type { NetworkChoices } from '../base-model.ts';
import { part, sideProtocol } from '../protocol.ts';
import type { Study } from './study.ts';

interface Problem {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly labelNoise: number;
}

const PROBLEMS: Problem[] = [
  { id: 'overfit-128', title: '128 units', width: 128, labelNoise: 0 },
  { id: 'overfit-512', title: '512 units', width: 512, labelNoise: 0 },
  { id: 'overfit-128-noise-5', title: '128 units, 5% wrong labels', width: 128, labelNoise: 0.05 },
  { id: 'overfit-128-noise-20', title: '128 units, 20% wrong labels', width: 128, labelNoise: 0.2 },
];

interface Remedy {
  readonly suffix: string;
  readonly words: string;
  readonly network?: NetworkChoices;
  readonly callbacks?: ArmConfig['callbacks'];
}

const FEWER_IMAGES = { id: 'overfit-128-fewer-images', title: '128 units, a quarter of the images' };

const NONE: Remedy = { suffix: '', words: '' };
const REMEDIES: Remedy[] = [
  NONE,
  { suffix: '-dropout', words: ', dropout 0.4', network: { dropout: { hidden: 0.4 } } },
  {
    suffix: '-early-stopping',
    words: ', early stopping',
    callbacks: [{ id: 'early-stopping', monitor: 'val_loss', patience: 3, restoreBest: true }],
  },
];

/**
 * Fifty epochs on few images: many parameters and wrong labels, each alone, then with dropout and stopped early; and
 * fewer images still.
 */
export const overfittingStudy: Study = {
  arms(profile) {
    return [
      ...PROBLEMS.flatMap((problem) => REMEDIES.map((remedy) => arm(profile, problem, remedy))),
      arm(profile, { ...PROBLEMS[0]!, ...FEWER_IMAGES }, NONE, 4),
    ];
  },

  panels() {
    return [
      {
        id: 'overfitting-causes',
        title: 'Validation loss over epochs: width and wrong labels',
        kind: 'curves',
        metric: 'val_loss',
        arms: PROBLEMS.map(({ id }) => id),
      },
      {
        id: 'overfitting-training-loss',
        title: 'Training loss over epochs: width and wrong labels',
        kind: 'curves',
        metric: 'loss',
        arms: PROBLEMS.map(({ id }) => id),
      },
      {
        id: 'gap-causes',
        title: 'Gap between validation and training loss over epochs: width and wrong labels',
        kind: 'differences',
        metric: 'val_loss',
        minus: { metric: 'loss' },
        arms: PROBLEMS.map(({ id }) => id),
      },
      {
        id: 'gap-remedies',
        title: 'Gap between validation and training loss over epochs, 20% wrong labels: the remedies',
        kind: 'differences',
        metric: 'val_loss',
        minus: { metric: 'loss' },
        arms: REMEDIES.map(({ suffix }) => `overfit-128-noise-20${suffix}`),
      },
      {
        id: 'overfitting-remedies',
        title: 'Validation loss over epochs with 20% wrong labels: the remedies',
        kind: 'curves',
        metric: 'val_loss',
        arms: REMEDIES.map(({ suffix }) => `overfit-128-noise-20${suffix}`),
      },
    ];
  },
};

/** @param divisor of the images */
function arm(profile: Profile, { id, title, width, labelNoise }: Problem, remedy: Remedy, divisor = 1): Arm {
  const train = part(profile.sideTrain, 5 * divisor);
  return {
    id: `${id}${remedy.suffix}`,
    title: `${title}${remedy.words}`,
    group: 'Overfitting',
    seeds: remedy === NONE && labelNoise !== 0.05 ? profile.seeds : profile.sideSeeds,
    config: sideProtocol(profile, {
      data: { train, validation: validationImages(profile), labelNoise },
      model: network({ hidden: [width], ...remedy.network }),
      // No batch is larger than the data, however small the profile.
      batchSize: train === 'all' ? 32 : Math.min(32, train),
      epochs: 50,
      ...(remedy.callbacks && { callbacks: remedy.callbacks }),
    }),
  };
}

/** Looked at after each of many epochs, so fewer than a topic about stopping needs. */
function validationImages(profile: Profile): number {
  return Math.min(profile.validation, 2_000);
}
