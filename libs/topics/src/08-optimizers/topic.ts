import type { Arm, Profile, Topic } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { logarithmicGrid } from '../logarithmic-grid.ts';
import { mainProtocol, sideProtocol } from '../protocol.ts';
import { optimizersAudit, optimizersClaims } from './claims.ts';

/**
 * The centre of the grid of learning rates over which each is tuned, from its authors' advice: what scales its
 * steps by past gradients wants smaller ones, Adadelta is meant for 1.
 */
const OPTIMIZERS: { id: string; title: string; centre: number; original?: string }[] = [
  { id: 'gradient-descent', title: 'Gradient descent', centre: 0.1, original: 'SGD (tanh)' },
  { id: 'momentum', title: 'Momentum 0.9', centre: 0.01, original: 'SGD momentum 0.9 (tanh)' },
  { id: 'nesterov', title: 'Nesterov 0.9', centre: 0.01, original: 'SGD Nesterov 0.9 (tanh)' },
  { id: 'adagrad', title: 'Adagrad', centre: 0.01, original: 'Adagrad (tanh)' },
  { id: 'rmsprop', title: 'RMSProp', centre: 0.001 },
  { id: 'adadelta', title: 'Adadelta', centre: 1 },
  { id: 'adam', title: 'Adam', centre: 0.001 },
  { id: 'adamax', title: 'Adamax', centre: 0.001 },
  { id: 'nadam', title: 'Nadam', centre: 0.001 },
  { id: 'adamw', title: 'AdamW', centre: 0.001 },
  { id: 'lion', title: 'Lion', centre: 0.0001 },
];

/** No more than six lines in a figure. */
const SENSITIVITY = [
  {
    id: 'learning-rate-sensitivity',
    words: 'gradient descent and its kin',
    optimizers: ['gradient-descent', 'momentum', 'nesterov', 'adagrad', 'adadelta'],
  },
  {
    id: 'learning-rate-sensitivity-adaptive',
    words: 'Adam and its kin',
    optimizers: ['rmsprop', 'adam', 'adamax', 'nadam', 'adamw', 'lion'],
  },
];

/** The original's first and last, which it ranked at their default learning rates. */
const HEADLINE = ['nesterov', 'adagrad'];
const EPOCHS = 5;

export const optimizers: Topic = {
  id: 'optimizers',
  number: 8,
  title: 'Optimizers',
  question: 'How much of the ranking of optimizers is the method, and how much its default learning rate?',
  prediction:
    'At their defaults the order is that of their steps: Adam and its kin first, then Nesterov and momentum, ' +
    'level with each other, then gradient descent, and Adagrad and Adadelta at 0.001 far behind, which is the ' +
    "original's order. With the learning rate of each tuned on equal terms the gaps shrink to about a point; " +
    'Adagrad gains most, by several points, and comes within a point of Nesterov. Momentum with beta = 0 is ' +
    'gradient descent to the last bit. Momentum 0.9 acts as gradient descent at ten times the learning rate, ' +
    'so tuning should put its best rate about a decade lower.',
  metric: 'test_accuracy',
  audit: optimizersAudit,
  claims: optimizersClaims,

  arms(profile) {
    return [
      ...OPTIMIZERS.filter(({ original }) => original !== undefined).map(({ id, title, original }): Arm => ({
        id: `${id}-original`,
        title: `${title}, default`,
        group: "The original's protocol",
        original: original!,
        seeds: profile.seeds,
        config: mainProtocol(profile, { model: network({ activation: 'tanh' }), optimizer: { id } }),
      })),
      ...OPTIMIZERS.map(({ id, title }): Arm => ({
        id: `${id}-default`,
        title: `${title}, default`,
        group: 'Default learning rates',
        seeds: profile.seeds,
        config: studyConfig(profile, { id }),
      })),
      ...OPTIMIZERS.map(({ id, title, centre }): Arm => ({
        id: `${id}-tuned`,
        title: `${title}, tuned`,
        group: 'Tuned learning rates',
        seeds: HEADLINE.includes(id) ? profile.headlineSeeds : profile.seeds,
        config: studyConfig(profile, { id }),
        tune: {
          path: 'optimizer.learningRate',
          ...logarithmicGrid(centre, profile),
          monitor: 'val_loss',
          validation: profile.validation,
          epochs: profile.epochs(EPOCHS),
        },
      })),
      {
        id: 'momentum-zero',
        title: 'Momentum 0, default',
        group: 'Default learning rates',
        note: 'Gradient descent by another name.',
        seeds: profile.sideSeeds,
        config: studyConfig(profile, { id: 'momentum', momentum: 0 }),
      },
    ];
  },

  comparisons() {
    const original = (candidate: string, baseline: string) => ({
      id: `${candidate}-against-${baseline}`,
      title: `At the default: ${candidate} against ${baseline}`,
      candidate: `${candidate}-original`,
      baseline: `${baseline}-original`,
      metric: 'test_accuracy',
    });
    return [
      {
        id: 'last-against-first-tuned',
        title: "Tuned: the original's last, Adagrad, against its first, Nesterov",
        candidate: 'adagrad-tuned',
        baseline: 'nesterov-tuned',
        metric: 'test_accuracy',
        headline: true,
      },
      original('nesterov', 'momentum'),
      original('momentum', 'gradient-descent'),
      original('gradient-descent', 'adagrad'),
      {
        id: 'adagrad-tuned-against-default',
        title: 'Adagrad: tuned against default',
        candidate: 'adagrad-tuned',
        baseline: 'adagrad-default',
        metric: 'test_accuracy',
      },
      {
        id: 'adam-against-gradient-descent',
        title: 'Default: Adam against gradient descent',
        candidate: 'adam-default',
        baseline: 'gradient-descent-default',
        metric: 'test_accuracy',
      },
      {
        id: 'adam-against-gradient-descent-tuned',
        title: 'Tuned: Adam against gradient descent',
        candidate: 'adam-tuned',
        baseline: 'gradient-descent-tuned',
        metric: 'test_accuracy',
      },
      {
        id: 'momentum-zero',
        title: 'Momentum with beta = 0 against gradient descent',
        candidate: 'momentum-zero',
        baseline: 'gradient-descent-default',
        metric: 'test_loss',
      },
    ];
  },

  panels() {
    const named = (suffix: string) => OPTIMIZERS.map(({ id }) => `${id}-${suffix}`);
    const six = ['gradient-descent', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'lion'];
    return [
      {
        id: 'ranking-default',
        title: 'Test accuracy at the default learning rate',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: named('default'),
      },
      {
        id: 'ranking-tuned',
        title: 'Test accuracy at the tuned learning rate',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: named('tuned'),
      },
      ...SENSITIVITY.map(({ id, words, optimizers: ids }) => ({
        id,
        title: `Validation loss against the learning rate that tuning tried: ${words}`,
        kind: 'response' as const,
        metric: 'val_loss',
        scale: 'log' as const,
        x: { title: 'learning rate', scale: 'log' as const },
        lines: OPTIMIZERS.filter((optimizer) => ids.includes(optimizer.id)).map((optimizer) => ({
          title: optimizer.title,
          triedFor: `${optimizer.id}-tuned`,
        })),
      })),
      {
        id: 'curves-default',
        title: 'Training loss over epochs at the default learning rate',
        kind: 'curves',
        metric: 'loss',
        arms: six.map((id) => `${id}-default`),
      },
      {
        id: 'curves-tuned',
        title: 'Training loss over epochs at the tuned learning rate',
        kind: 'curves',
        metric: 'loss',
        arms: six.map((id) => `${id}-tuned`),
      },
    ];
  },
};

/** The same for default, tuning and tuned, so that the two rankings differ in the learning rate alone. */
function studyConfig(profile: Profile, optimizer: Arm['config']['optimizer']) {
  return sideProtocol(profile, { model: network({ activation: 'tanh' }), optimizer, epochs: EPOCHS });
}
