import type { Arm, Panel, Profile, Tuning } from '@experiments/contracts';
import { network } from '../base-model.ts';
import type { NetworkChoices } from '../base-model.ts';
import { logarithmicGrid, spaced } from '../logarithmic-grid.ts';
import { part, sideProtocol } from '../protocol.ts';

type Grid = Required<Pick<Tuning, 'grid' | 'beyond'>>;

const RATES = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6];
/** Norms of one unit's weights, a factor of about the square root of 2 apart; Glorot's start near 1.3. */
const NORMS = [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4];

interface Regularizer {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  grid(profile: Profile): Grid;
  /** The network at one value of the grid. */
  choices(value: number): NetworkChoices;
}

const REGULARIZERS: Regularizer[] = [
  {
    id: 'l1',
    title: 'l1',
    path: 'model.layers.*.regularizer.strength',
    grid: (profile) => logarithmicGrid(0.00001, profile),
    choices: (strength) => ({ regularizer: { id: 'l1', strength } }),
  },
  {
    id: 'l2',
    title: 'l2',
    path: 'model.layers.*.regularizer.strength',
    grid: (profile) => logarithmicGrid(0.0001, profile),
    choices: (strength) => ({ regularizer: { id: 'l2', strength } }),
  },
  {
    id: 'l1-l2',
    title: 'l1 with l2 0.0001',
    path: 'model.layers.*.regularizer.l1',
    grid: (profile) => logarithmicGrid(0.00001, profile),
    choices: (l1) => ({ regularizer: { id: 'l1-l2', l1, l2: 0.0001 } }),
  },
  {
    id: 'max-norm',
    title: 'max-norm',
    path: 'model.layers.*.constraint.limit',
    grid: ({ tuningPoints }) => ({
      grid: spaced(NORMS, tuningPoints),
      beyond: { below: [0.18, 0.125], above: [5.6, 8] },
    }),
    choices: (limit) => ({ constraint: { id: 'max-norm', limit } }),
  },
  {
    id: 'dropout',
    title: 'dropout on pixels and hidden layer',
    path: 'model.layers.*.rate',
    grid: rates,
    choices: (rate) => ({ dropout: { input: rate, hidden: rate } }),
  },
  {
    id: 'dropout-hidden',
    title: 'dropout on the hidden layer',
    path: 'model.layers.*.rate',
    grid: rates,
    choices: (rate) => ({ dropout: { hidden: rate } }),
  },
];

function rates({ tuningPoints }: Profile): Grid {
  return { grid: spaced(RATES, tuningPoints), beyond: { below: [0.01, 0.005], above: [0.7, 0.8] } };
}

/** Little to cure, and much: a fifth of the images for five times the epochs. */
const STUDIES = [
  { id: 'short', group: 'Tuned, few epochs', epochs: 10, divisor: 1 },
  { id: 'long', group: 'Tuned, few images and many epochs', epochs: 50, divisor: 5 },
];
type Study = (typeof STUDIES)[number];

/** Those whose strength weighs a penalty, so that they share an axis. */
const PENALTIES = ['l1', 'l2'];

const HEADLINE = ['long-dropout-tuned', 'long-l2-tuned'];

/** Each regularizer at the strength that suits it, chosen on validation images with one budget for all. */
export const tunedStudies = {
  arms(profile: Profile): Arm[] {
    return STUDIES.flatMap((study) => [
      {
        id: `${study.id}-none`,
        title: 'None',
        group: study.group,
        seeds: study.id === 'long' ? profile.seeds : profile.sideSeeds,
        config: config(profile, study, {}),
      },
      ...REGULARIZERS.map((regularizer) => tunedArm(profile, study, regularizer)),
    ]);
  },

  panels(): Panel[] {
    const arms = ({ id }: Study) => [
      `${id}-none`,
      ...REGULARIZERS.map((regularizer) => `${id}-${regularizer.id}-tuned`),
    ];
    const curves = [
      'long-none',
      'long-l1-tuned',
      'long-l2-tuned',
      'long-max-norm-tuned',
      'long-dropout-tuned',
    ];
    return [
      ...STUDIES.map((study) => ({
        id: `${study.id}-accuracy`,
        title: `Test accuracy: ${study.group.toLowerCase()}`,
        kind: 'intervals' as const,
        metric: 'test_accuracy',
        arms: arms(study),
      })),
      ...STUDIES.map((study) => ({
        id: `${study.id}-strength-sensitivity`,
        title: `Validation loss against the strength that tuning tried: ${study.group.replace('Tuned, ', '')}`,
        kind: 'response' as const,
        metric: 'val_loss',
        x: { title: 'strength', scale: 'log' as const },
        lines: PENALTIES.map((id) => ({ title: id, triedFor: `${study.id}-${id}-tuned` })),
      })),
      {
        id: 'long-gap',
        title: 'Gap between validation and training loss over epochs, few images and many epochs',
        kind: 'differences',
        metric: 'val_loss',
        minus: { metric: 'loss' },
        arms: curves,
      },
      {
        id: 'long-sparsity',
        title: "Share of the first layer's weights at zero, few images and many epochs",
        kind: 'curves',
        metric: 'weight_sparsity/layer_1',
        arms: curves,
      },
      {
        id: 'long-validation-loss',
        title: 'Validation loss, few images and many epochs',
        kind: 'curves',
        metric: 'val_loss',
        arms: curves,
      },
      {
        id: 'long-training-loss',
        title: 'Training loss without the penalty, few images and many epochs',
        kind: 'curves',
        metric: 'loss',
        arms: curves,
      },
    ];
  },
};

function tunedArm(profile: Profile, study: Study, { id, title, path, grid, choices }: Regularizer): Arm {
  const arm = `${study.id}-${id}-tuned`;
  const tried = grid(profile);
  const middle = tried.grid[(tried.grid.length - 1) / 2]!;
  return {
    id: arm,
    title: `${title[0]!.toUpperCase()}${title.slice(1)}, tuned`,
    group: study.group,
    seeds: HEADLINE.includes(arm) ? profile.headlineSeeds : profile.sideSeeds,
    config: config(profile, study, choices(middle)),
    tune: {
      path,
      ...tried,
      monitor: 'val_loss',
      validation: validationImages(profile),
      epochs: profile.epochs(study.epochs),
    },
  };
}

/** Validation images are set aside in all of them, so that curves can be drawn and tuning changes the value alone. */
function config(profile: Profile, { epochs, divisor }: Study, choices: NetworkChoices) {
  return sideProtocol(profile, {
    data: { train: part(profile.sideTrain, divisor), validation: validationImages(profile) },
    model: network(choices),
    epochs,
    observe: ['weight-sparsity'],
  });
}

function validationImages(profile: Profile): number {
  return Math.min(profile.validation, 2_000);
}
