import type { Arm, Profile, Topic } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { mainProtocol } from '../protocol.ts';
import { annEvolutionAudit, annEvolutionClaims } from './claims.ts';
import { variationStudy } from './variation-study.ts';

const GENERATIONS = 'Generations, ten classes';
const OUTSIDE = 'A recipe from a textbook';
const XOR = 'Exclusive or';
const PAIRS = 'Perceptron on two classes';

/** Trouser and ankle boot: a line separates all 12,000 images. T-shirt and shirt: none does. */
const SEPARABLE = [1, 9];
const INSEPARABLE = [0, 6];

export const annEvolution: Topic = {
  id: 'ann-evolution',
  number: 1,
  title: 'From the perceptron to the multi-layer network',
  question: 'What did each step from the perceptron to the multi-layer network add?',
  prediction:
    'The three single-layer rules draw straight borders only, so they stay together near 0.84 (softmax ' +
    'regression best, the perceptron worst because it never settles), and one hidden layer of 128 adds about four ' +
    'points; a larger network adds less than one point more. On exclusive or the perceptron can never have more ' +
    'than three of four points right, while two hidden units suffice, though not from every start, and eight from nearly every one. On a separable ' +
    'pair of classes the perceptron makes at most (R / gamma)^2 mistakes and then no more; on an inseparable pair it ' +
    'goes on making them.',
  metric: 'test_accuracy',
  audit: annEvolutionAudit,
  claims: annEvolutionClaims,

  arms(profile) {
    return [
      {
        id: 'perceptron',
        title: 'Perceptron',
        group: GENERATIONS,
        note: "Rosenblatt's rule, one image at a time, for few epochs: it does not settle, so more change nothing.",
        seeds: profile.sideSeeds,
        config: mainProtocol(profile, { ...rosenblatt(10), epochs: 3 }),
      },
      {
        id: 'adaline',
        title: 'Adaline',
        group: GENERATIONS,
        note: 'The delta rule on targets of -1 and 1.',
        seeds: profile.seeds,
        config: mainProtocol(profile, {
          model: network({ hidden: [], initializer: 'zeros' }),
          loss: { id: 'adaline' },
          optimizer: { id: 'gradient-descent', learningRate: 0.002 },
        }),
      },
      {
        id: 'softmax-regression',
        title: 'Softmax regression',
        group: GENERATIONS,
        seeds: profile.headlineSeeds,
        config: mainProtocol(profile, { model: network({ hidden: [] }) }),
      },
      {
        id: 'mlp-128',
        title: 'One hidden layer, 128',
        group: GENERATIONS,
        seeds: profile.headlineSeeds,
        original: 'relu 128',
        config: mainProtocol(profile, { model: network() }),
      },
      {
        id: 'mlp-300-100',
        title: 'Two hidden layers, 300 and 100',
        group: GENERATIONS,
        seeds: profile.sideSeeds,
        config: mainProtocol(profile, { model: network({ hidden: [300, 100] }) }),
      },
      {
        id: 'mlp-300-100-gradient-descent',
        title: 'Two hidden layers, 300 and 100, gradient descent',
        group: OUTSIDE,
        note: 'Published with a test accuracy of 0.8864: a check of this pipeline from outside.',
        seeds: profile.seeds,
        config: mainProtocol(profile, {
          model: network({ hidden: [300, 100] }),
          optimizer: { id: 'gradient-descent', learningRate: 0.01 },
          data: {
            train: profile.train === 'all' ? 'all' : profile.sideTrain,
            validation: profile.validation,
          },
          epochs: 30,
        }),
      },
      ...variationStudy.arms(profile),
      ...exclusiveOr(profile),
      {
        id: 'perceptron-separable',
        title: 'Trouser or ankle boot',
        group: PAIRS,
        note: 'Each step is one image: the mistakes of an epoch are its images times (1 - accuracy).',
        seeds: profile.sideSeeds,
        config: perceptronOnPair(profile, SEPARABLE),
      },
      {
        id: 'perceptron-inseparable',
        title: 'T-shirt or shirt',
        group: PAIRS,
        seeds: profile.sideSeeds,
        config: perceptronOnPair(profile, INSEPARABLE),
      },
    ];
  },

  comparisons() {
    return [
      {
        id: 'hidden-layer',
        title: 'One hidden layer against none',
        candidate: 'mlp-128',
        baseline: 'softmax-regression',
        metric: 'test_accuracy',
        headline: true,
      },
      {
        id: 'softmax-against-perceptron',
        title: 'Softmax regression against the perceptron',
        candidate: 'softmax-regression',
        baseline: 'perceptron',
        metric: 'test_accuracy',
      },
      {
        id: 'softmax-against-adaline',
        title: 'Softmax regression against Adaline',
        candidate: 'softmax-regression',
        baseline: 'adaline',
        metric: 'test_accuracy',
      },
      {
        id: 'adaline-against-perceptron',
        title: 'Adaline against the perceptron',
        candidate: 'adaline',
        baseline: 'perceptron',
        metric: 'test_accuracy',
      },
      {
        id: 'larger-network',
        title: 'Two hidden layers, 300 and 100, against one of 128',
        candidate: 'mlp-300-100',
        baseline: 'mlp-128',
        metric: 'test_accuracy',
      },
      {
        id: 'exclusive-or',
        title: 'Exclusive or: two hidden units against a perceptron',
        candidate: 'xor-network',
        baseline: 'xor-perceptron',
        metric: 'train_accuracy',
      },
      {
        id: 'exclusive-or-eight-units',
        title: 'Exclusive or: eight hidden units against a perceptron',
        candidate: 'xor-network-8',
        baseline: 'xor-perceptron',
        metric: 'train_accuracy',
      },
      {
        id: 'separability',
        title: 'A separable pair of classes against an inseparable one',
        candidate: 'perceptron-separable',
        baseline: 'perceptron-inseparable',
        metric: 'train_accuracy',
      },
    ];
  },

  panels() {
    const generations = ['perceptron', 'adaline', 'softmax-regression', 'mlp-128', 'mlp-300-100'];
    return [
      {
        id: 'accuracy-by-generation',
        title: 'Test accuracy by generation',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: generations,
      },
      {
        id: 'learning-curves',
        title: 'Training accuracy over epochs',
        kind: 'curves',
        metric: 'accuracy',
        arms: generations,
      },
      {
        id: 'confusion',
        title: 'One hidden layer, 128: which class each class is taken for',
        kind: 'confusion',
        arm: 'mlp-128',
      },
      {
        id: 'exclusive-or',
        title: 'Exclusive or: share of the four points that are right',
        kind: 'curves',
        metric: 'accuracy',
        arms: ['xor-perceptron', 'xor-network', 'xor-network-8'],
      },
      {
        id: 'mistakes',
        title: 'Perceptron: share of images classified without a mistake, by epoch',
        kind: 'curves',
        metric: 'accuracy',
        arms: ['perceptron-separable', 'perceptron-inseparable'],
      },
      ...variationStudy.panels(),
    ];
  },
};

/** Rosenblatt's rule: weights from zero, one example at a time, a step of 1 wherever the answer is wrong. */
function rosenblatt(outputs: number) {
  return {
    model: network({ hidden: [], outputs, initializer: 'zeros' }),
    loss: { id: 'perceptron' },
    optimizer: { id: 'gradient-descent', learningRate: 1 },
    batchSize: 1,
  };
}

function perceptronOnPair(profile: Profile, classes: number[]) {
  return mainProtocol(profile, {
    ...rosenblatt(2),
    data: { ...pairData(profile), task: { kind: 'subset', classes } },
  });
}

/** Both classes have 12,000 training images between them, which is less than most profiles allow. */
function pairData(profile: Profile) {
  return { train: profile.train === 'all' ? ('all' as const) : profile.sideTrain, test: profile.test };
}

/** The four points of exclusive or are training and test set at once. */
function exclusiveOr(profile: Profile): Arm[] {
  const data = { source: 'xor', train: 'all', test: 'all' } as const;
  return [
    {
      id: 'xor-perceptron',
      title: 'Perceptron',
      group: XOR,
      seeds: profile.seeds,
      config: mainProtocol(profile, { ...rosenblatt(2), data, epochs: 400 }),
    },
    ...[
      { id: 'xor-network', units: 2, title: 'Two hidden units (2-2-1)' },
      { id: 'xor-network-8', units: 8, title: 'Eight hidden units (2-8-1)' },
    ].map(({ id, units, title }) => ({
      id,
      title,
      group: XOR,
      seeds: profile.seeds,
      config: mainProtocol(profile, {
        data,
        model: network({ hidden: [units], activation: 'tanh', outputs: 1 }),
        loss: { id: 'binary-cross-entropy' },
        optimizer: { id: 'adam', learningRate: 0.1 },
        batchSize: 4,
        epochs: 400,
      }),
    })),
  ];
}
