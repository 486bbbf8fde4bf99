import type { Arm, Comparison, Panel, Profile, Topic } from '@experiments/contracts';
import { layersOf, network } from '../base-model.ts';
import type { MethodChoice, ModelChoice } from '../base-model.ts';
import { sideProtocol } from '../protocol.ts';
import { weightInitializersAudit, weightInitializersClaims } from './claims.ts';

const INITIALIZERS: { id: string; title: string; initializer: MethodChoice }[] = [
  { id: 'zeros', title: 'zeros', initializer: 'zeros' },
  { id: 'ones', title: 'ones', initializer: 'ones' },
  {
    id: 'random-normal',
    title: 'normal 0.05',
    initializer: { id: 'random-normal', standardDeviation: 0.05 },
  },
  { id: 'random-uniform', title: 'uniform 0.05', initializer: { id: 'random-uniform', limit: 0.05 } },
  {
    id: 'truncated-normal',
    title: 'truncated normal 0.05',
    initializer: { id: 'truncated-normal', standardDeviation: 0.05 },
  },
  { id: 'glorot-uniform', title: 'Glorot uniform', initializer: 'glorot-uniform' },
  { id: 'glorot-normal', title: 'Glorot normal', initializer: 'glorot-normal' },
  { id: 'he-uniform', title: 'He uniform', initializer: 'he-uniform' },
  { id: 'he-normal', title: 'He normal', initializer: 'he-normal' },
  { id: 'lecun-uniform', title: 'LeCun uniform', initializer: 'lecun-uniform' },
  { id: 'lecun-normal', title: 'LeCun normal', initializer: 'lecun-normal' },
  { id: 'orthogonal', title: 'orthogonal', initializer: 'orthogonal' },
];

/** The original's alternative to Glorot uniform for each activation. */
const ALTERNATIVES: Record<string, string> = {
  relu: 'he-normal',
  tanh: 'glorot-normal',
  sigmoid: 'glorot-normal',
  selu: 'lecun-normal',
  softmax: 'glorot-normal',
};

const HEADLINE = ['relu-he-normal', 'relu-glorot-uniform'];

/** Where it should matter: ten hidden layers of 64. With relu only He keeps the variance level. */
const DEEP = layersOf(10, 64);

export const weightInitializers: Topic = {
  id: 'weight-initializers',
  number: 4,
  title: 'Weight initializers',
  question: 'Does it matter how the weights start, with one hidden layer and with ten?',
  prediction:
    'Equal weights never break the symmetry: with zeros or ones all hidden units stay copies of one another, ' +
    'and accuracy stays far below every random start, with zeros and relu or tanh at one in ten. Among random ' +
    'weights a single hidden layer forgives everything: Glorot, He and LeCun, uniform or normal, end within a ' +
    'point of each other, so Glorot uniform is not worst everywhere. In ten relu layers He keeps the spread ' +
    'of the activations level, Glorot loses about half the variance in each layer, and a spread of 0.05 loses ' +
    'nearly all of it by the tenth. He and orthogonal weights therefore learn fastest there.',
  metric: 'test_accuracy',
  audit: weightInitializersAudit,
  claims: weightInitializersClaims,

  arms(profile) {
    return [
      ...Object.keys(ALTERNATIVES).flatMap((activation) =>
        INITIALIZERS.map((choice): Arm => {
          const id = `${activation}-${choice.id}`;
          return {
            id,
            title: `${activation}, ${choice.title}`,
            group: `One hidden layer, ${activation}`,
            seeds: HEADLINE.includes(id)
              ? profile.headlineSeeds
              : isPair(activation, choice.id)
                ? profile.seeds
                : profile.sideSeeds,
            config: config(profile, network({ activation, initializer: choice.initializer })),
          };
        }),
      ),
      {
        id: 'relu-default',
        title: 'relu, no initializer named',
        group: 'One hidden layer, relu',
        note: 'What a dense layer takes by itself: the bits of the arm that names it.',
        seeds: profile.sideSeeds,
        config: config(profile, unnamedInitializer()),
      },
      ...INITIALIZERS.map((choice): Arm => ({
        id: `deep-relu-${choice.id}`,
        title: `ten relu layers, ${choice.title}`,
        group: 'Ten hidden layers, relu',
        seeds: profile.sideSeeds,
        config: config(
          profile,
          network({ activation: 'relu', initializer: choice.initializer, hidden: DEEP }),
        ),
      })),
    ];
  },

  comparisons() {
    return [
      ...Object.entries(ALTERNATIVES).map(([activation, alternative]): Comparison => ({
        id: `${activation}-${alternative}-against-glorot-uniform`,
        title: `One ${activation} layer: ${title(alternative)} against Glorot uniform`,
        candidate: `${activation}-${alternative}`,
        baseline: `${activation}-glorot-uniform`,
        metric: 'test_accuracy',
        ...(activation === 'relu' && { headline: true }),
      })),
      {
        id: 'default-against-glorot-uniform',
        title: 'One relu layer: no initializer named against Glorot uniform',
        candidate: 'relu-default',
        baseline: 'relu-glorot-uniform',
        metric: 'test_loss',
      },
      {
        id: 'symmetry',
        title: 'One relu layer: zeros against Glorot uniform',
        candidate: 'relu-zeros',
        baseline: 'relu-glorot-uniform',
        metric: 'test_accuracy',
      },
      {
        id: 'deep-he-against-glorot',
        title: 'Ten relu layers: He normal against Glorot normal',
        candidate: 'deep-relu-he-normal',
        baseline: 'deep-relu-glorot-normal',
        metric: 'test_accuracy',
      },
      {
        id: 'deep-he-against-fixed-spread',
        title: 'Ten relu layers: He normal against normal 0.05',
        candidate: 'deep-relu-he-normal',
        baseline: 'deep-relu-random-normal',
        metric: 'test_accuracy',
      },
    ];
  },

  panels() {
    const named = (prefix: string) => INITIALIZERS.map(({ id }) => `${prefix}-${id}`);
    const random = ['random-normal', 'glorot-normal', 'he-normal', 'lecun-normal', 'orthogonal', 'zeros'];
    return [
      {
        id: 'one-layer',
        title: 'One relu layer: test accuracy by initializer',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: named('relu'),
      },
      activationByInitializer('activation-by-initializer', '', Object.keys(ALTERNATIVES)),
      activationByInitializer(
        'activation-by-initializer-close',
        ', without softmax',
        Object.keys(ALTERNATIVES).filter((activation) => activation !== 'softmax'),
      ),
      {
        id: 'interaction',
        title: "Activation by initializer: Glorot uniform beside the original's alternative",
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: Object.entries(ALTERNATIVES).flatMap(([activation, alternative]) => [
          `${activation}-glorot-uniform`,
          `${activation}-${alternative}`,
        ]),
      },
      {
        id: 'ten-layers',
        title: 'Ten relu layers: test accuracy by initializer',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: named('deep-relu'),
      },
      {
        id: 'deep-learning-curves',
        title: 'Ten relu layers: training loss over epochs',
        kind: 'curves',
        metric: 'loss',
        arms: random.map((id) => `deep-relu-${id}`),
      },
      byLayer('spread-by-layer', 'spread of the activations', 'activation_sd', random),
      byLayer('deep-gradient-by-layer', 'gradient norm', 'gradient_norm', random),
      {
        id: 'deep-spread',
        title: "Ten relu layers: spread of the tenth layer's activations over epochs",
        kind: 'curves',
        metric: 'activation_sd/layer_10',
        scale: 'log',
        arms: random.map((id) => `deep-relu-${id}`),
      },
    ];
  },
};

/** Ten layers before training; zeros have no place on a log axis. */
function byLayer(id: string, words: string, metric: string, initializers: readonly string[]): Panel {
  return {
    id,
    title: `Ten relu layers: ${words} by layer before training`,
    kind: 'layers',
    metric,
    at: 'start',
    scale: 'log',
    plots: [
      {
        title: '',
        lines: initializers
          .filter((initializer) => initializer !== 'zeros')
          .map((initializer) => ({ title: title(initializer), arm: `deep-relu-${initializer}` })),
      },
    ],
  };
}

/** A line an initializer, as many as can be told apart: fixed spreads, and one of each family. */
function activationByInitializer(id: string, which: string, activations: readonly string[]): Panel {
  const drawn = [
    'random-normal',
    'random-uniform',
    'glorot-uniform',
    'he-normal',
    'lecun-normal',
    'orthogonal',
  ];
  return {
    id,
    title: `Activation by initializer${which}: test accuracy of one hidden layer`,
    kind: 'response',
    metric: 'test_accuracy',
    x: { title: 'activation', scale: 'category' },
    lines: drawn.map((initializer) => ({
      title: title(initializer),
      points: activations.map((activation) => ({ x: activation, arm: `${activation}-${initializer}` })),
    })),
  };
}

/** The network of the arm relu, Glorot uniform, as one writes it who leaves the initializer to its default. */
function unnamedInitializer(): ModelChoice {
  return {
    layers: [
      { kind: 'dense', units: 128, activation: { id: 'relu' } },
      { kind: 'dense', units: 10 },
    ],
  };
}

function config(profile: Profile, model: ModelChoice) {
  return sideProtocol(profile, {
    model,
    epochs: 5,
    observe: ['activation-statistics', 'gradient-norms'],
  });
}

function isPair(activation: string, initializer: string): boolean {
  return initializer === 'glorot-uniform' || initializer === ALTERNATIVES[activation];
}

function title(initializer: string): string {
  return INITIALIZERS.find(({ id }) => id === initializer)!.title;
}
