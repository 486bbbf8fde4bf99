import type { Arm, Panel, Profile } from '@experiments/contracts';
import { layersOf, network } from '../base-model.ts';
import type { MethodChoice, NetworkChoices } from '../base-model.ts';
import { part, sideProtocol } from '../protocol.ts';
import type { Study } from './study.ts';

const DEPTHS = [2, 5, 10, 20];
const WIDTH = 64;
const HEADLINE = ['sigmoid-10-layers', 'sigmoid-10-layers-batch-norm'];
/** What the original says of depth and of large weights is about these. */
const CLAIMED = [
  'sigmoid-2-layers',
  'sigmoid-5-layers',
  'sigmoid-20-layers',
  'sigmoid-10-layers-large',
  'tanh-10-layers',
  'tanh-10-layers-large',
  'relu-10-layers',
  'relu-10-layers-large',
  'relu-10-layers-large-batch-norm',
];

/** The initializer that keeps the variance of the signal, from the derivation. */
const BALANCED: Record<string, string> = {
  sigmoid: 'glorot-uniform',
  tanh: 'glorot-uniform',
  relu: 'he-normal',
};
const SMALL: MethodChoice = { id: 'random-normal', standardDeviation: 0.01 };
const LARGE: MethodChoice = { id: 'random-normal', standardDeviation: 1 };

/** Vanishing and exploding gradients: depth x activation x size of the weights, then the remedies. */
export const gradientStudy: Study = {
  arms(profile) {
    const grid = Object.entries(BALANCED).flatMap(([activation, balanced]) =>
      [
        { suffix: '-small', words: 'small weights', initializer: SMALL },
        {
          suffix: '',
          words: `${author(balanced)} weights`,
          initializer: balanced,
        },
        { suffix: '-large', words: 'large weights', initializer: LARGE },
      ].flatMap(({ suffix, words, initializer }) =>
        DEPTHS.flatMap((depth) =>
          [false, true].map((normalized) =>
            arm(profile, {
              id: `${activation}-${depth}-layers${suffix}${normalized ? '-batch-norm' : ''}`,
              title: `${depth} ${activation} layers, ${words}${normalized ? ', batch normalisation' : ''}`,
              depth,
              choices: {
                activation,
                initializer,
                ...(normalized && { batchNormalization: 'before-activation' }),
              },
            }),
          ),
        ),
      ),
    );
    const selu = DEPTHS.map((depth) =>
      arm(profile, {
        id: `selu-${depth}-layers`,
        title: `${depth} selu layers, LeCun weights`,
        depth,
        choices: { activation: 'selu', initializer: 'lecun-normal' },
      }),
    );
    return [...grid, ...selu];
  },

  panels() {
    const first = { kind: 'curves', metric: 'gradient_norm/layer_1', scale: 'log' } as const;
    return [
      gradientByLayer('gradient-by-layer', 'Gradient norm by layer before training, by depth', ''),
      gradientByLayer(
        'gradient-by-layer-batch-norm',
        'With batch normalisation: gradient norm by layer before training, by depth',
        '-batch-norm',
      ),
      {
        id: 'gradient-by-layer-remedies',
        title: 'Ten layers: gradient norm by layer at the end of training, the trouble and its remedies',
        kind: 'layers',
        metric: 'gradient_norm',
        at: 'end',
        scale: 'log',
        plots: [
          {
            title: '',
            lines: [
              { title: 'sigmoid', arm: 'sigmoid-10-layers' },
              { title: 'sigmoid, batch norm.', arm: 'sigmoid-10-layers-batch-norm' },
              { title: 'relu, large', arm: 'relu-10-layers-large' },
              { title: 'relu, large, batch norm.', arm: 'relu-10-layers-large-batch-norm' },
              { title: 'relu, He', arm: 'relu-10-layers' },
              { title: 'selu, LeCun', arm: 'selu-10-layers' },
            ],
          },
        ],
      },
      {
        ...first,
        id: 'vanishing',
        title: "The first layer's gradient over epochs, by depth",
        arms: [...DEPTHS.map((depth) => `sigmoid-${depth}-layers`), 'relu-20-layers', 'selu-20-layers'],
      },
      {
        ...first,
        id: 'weight-scale',
        title: "Ten layers: the first layer's gradient over epochs, by size of the weights",
        arms: ['tanh', 'relu'].flatMap((activation) =>
          ['-small', '', '-large'].map((suffix) => `${activation}-10-layers${suffix}`),
        ),
      },
      {
        id: 'deep-accuracy',
        title: 'Test accuracy of ten layers, with and without batch normalisation',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: [
          ...Object.keys(BALANCED).flatMap((activation) =>
            ['-small', '', '-large'].flatMap((suffix) =>
              ['', '-batch-norm'].map((remedy) => `${activation}-10-layers${suffix}${remedy}`),
            ),
          ),
          'selu-10-layers',
        ],
      },
    ];
  },
};

/** Activations in columns, sizes of the weights in rows, a line a depth. */
function gradientByLayer(id: string, title: string, remedy: '' | '-batch-norm'): Panel {
  return {
    id,
    title,
    kind: 'layers',
    metric: 'gradient_norm',
    at: 'start',
    scale: 'log',
    plots: ['-small', '', '-large'].flatMap((suffix) =>
      Object.entries(BALANCED).map(([activation, balanced]) => ({
        title: `${activation}, ${suffix === '' ? author(balanced) : suffix.slice(1)}`,
        lines: DEPTHS.map((depth) => ({
          title: `${depth} hidden layers`,
          arm: `${activation}-${depth}-layers${suffix}${remedy}`,
        })),
      })),
    ),
  };
}

function author(balanced: string): string {
  return balanced.startsWith('he') ? 'He' : 'Glorot';
}

/** Depth counts hidden layers. Few steps suffice: gradients are what is looked at. */
function arm(
  profile: Profile,
  { id, title, depth, choices }: { id: string; title: string; depth: number; choices: NetworkChoices },
): Arm {
  return {
    id,
    title,
    group: 'Vanishing and exploding gradients',
    seeds: HEADLINE.includes(id)
      ? profile.headlineSeeds
      : CLAIMED.includes(id)
        ? profile.seeds
        : profile.sideSeeds,
    config: sideProtocol(profile, {
      data: { train: part(profile.sideTrain, 2) },
      model: network({ ...choices, hidden: layersOf(depth, WIDTH) }),
      epochs: 3,
      observe: ['gradient-norms', 'activation-statistics'],
    }),
  };
}
