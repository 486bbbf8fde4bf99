import type { Arm, Profile, Topic } from '@experiments/contracts';
import { layersOf, network } from '../base-model.ts';
import type { NetworkChoices } from '../base-model.ts';
import { mainProtocol, part, sideProtocol } from '../protocol.ts';
import { batchNormalizationAudit, batchNormalizationClaims } from './claims.ts';

/** The original's network of this topic. */
const NETWORK: NetworkChoices = { activation: 'tanh', initializer: 'glorot-normal' };

/** Without, and with batch normalisation before both dense layers, pixels included, as the original placed it. */
const SIDES: { id: string; line: string; choices: NetworkChoices }[] = [
  { id: 'without', line: 'plain', choices: NETWORK },
  {
    id: 'with',
    line: 'batch normalisation',
    choices: { ...NETWORK, batchNormalization: 'before-dense' },
  },
];

const LEARNING_RATES = [0.0001, 0.001, 0.01, 0.1];
const BATCH_SIZES = [2, 8, 32, 256];
const DEEP = layersOf(10, 64);

export const batchNormalization: Topic = {
  id: 'batch-normalization',
  number: 5,
  title: 'Batch normalisation',
  question:
    'Does batch normalisation lower accuracy on a small network, and does it help where it was made for?',
  prediction:
    'One hidden layer has no internal shift to mend, so after ten epochs with and without differ by less than a point; ' +
    'normalising the pixels lifts rarely lit ones to unit variance and adds noise, so the original placement has the ' +
    'higher training loss. With ten tanh layers, and at learning rates of 0.01 and above, batch normalisation wins ' +
    'clearly, since it holds the scale of what every layer sees. In batches of 2 its statistics are mostly noise and it ' +
    'loses; from 32 on the batch size hardly matters to it.',
  metric: 'test_accuracy',
  audit: batchNormalizationAudit,
  claims: batchNormalizationClaims,

  arms(profile) {
    return [
      ...[10, 20].flatMap((epochs) =>
        SIDES.map(({ id, choices }): Arm => ({
          id: `${id}-${epochs}-epochs`,
          title: `${capital(id)}, ${profile.epochs(epochs)} epochs`,
          group: "The original's placement",
          original: `${id}, ${epochs} epochs`,
          seeds: profile.seeds,
          config: mainProtocol(profile, {
            model: network(choices),
            epochs,
            observe: ['activation-statistics'],
          }),
        })),
      ),
      ...(['before-activation', 'after-activation'] as const).map((place): Arm => ({
        id: `hidden-${place}`,
        title: `Hidden layer only, ${place.replace('-', ' the ')}`,
        group: 'Learning rate and placement, fewer images',
        note: 'At the learning rate 0.001.',
        seeds: profile.seeds,
        config: sideProtocol(profile, {
          model: network({ ...NETWORK, batchNormalization: place }),
          epochs: 5,
        }),
      })),
      ...SIDES.map(({ id, choices }): Arm => ({
        id: `deep-${id}`,
        title: `Ten hidden layers, ${id}`,
        group: 'Ten hidden layers',
        note: "The original's conjecture: it may help a deeper network.",
        seeds: profile.headlineSeeds,
        config: sideProtocol(profile, {
          model: network({ ...choices, hidden: DEEP }),
          epochs: 5,
          observe: ['activation-statistics', 'gradient-norms'],
        }),
      })),
      ...LEARNING_RATES.flatMap((learningRate) =>
        SIDES.map(({ id, choices }): Arm => ({
          id: `${id}-learning-rate-${learningRate.toExponential()}`,
          title: `Learning rate ${learningRate}, ${id}`,
          group: 'Learning rate and placement, fewer images',
          // The placements are compared at the default.
          seeds: learningRate === 0.001 ? profile.seeds : profile.sideSeeds,
          config: sideProtocol(profile, {
            model: network(choices),
            optimizer: { id: 'adam', learningRate },
            epochs: 5,
          }),
        })),
      ),
      ...BATCH_SIZES.flatMap((batchSize) =>
        SIDES.map(({ id, choices }) => batchSizeArm(profile, batchSize, id, choices)),
      ),
    ];
  },

  comparisons(profile) {
    const against = (id: string, title: string, arm: (side: string) => string) => ({
      id,
      title: `${title}: with against without`,
      candidate: arm('with'),
      baseline: arm('without'),
      metric: 'test_accuracy',
    });
    return [
      { ...against('deep', 'Ten hidden layers', (side) => `deep-${side}`), headline: true },
      against(
        'small-10-epochs',
        `One hidden layer, ${profile.epochs(10)} epochs`,
        (side) => `${side}-10-epochs`,
      ),
      against(
        'small-20-epochs',
        `One hidden layer, ${profile.epochs(20)} epochs`,
        (side) => `${side}-20-epochs`,
      ),
      {
        id: 'before-activation',
        title: 'Hidden layer only, before the activation, against without',
        candidate: 'hidden-before-activation',
        baseline: 'without-learning-rate-1e-3',
        metric: 'test_accuracy',
      },
      {
        id: 'after-activation',
        title: 'Hidden layer only, after the activation, against without',
        candidate: 'hidden-after-activation',
        baseline: 'without-learning-rate-1e-3',
        metric: 'test_accuracy',
      },
      {
        id: 'pixels-normalised',
        title: "The original's placement, pixels included, against the hidden layer only",
        candidate: 'with-learning-rate-1e-3',
        baseline: 'hidden-before-activation',
        metric: 'test_accuracy',
      },
      against('learning-rate-1e-2', 'Learning rate 0.01', (side) => `${side}-learning-rate-1e-2`),
      against('learning-rate-1e-1', 'Learning rate 0.1', (side) => `${side}-learning-rate-1e-1`),
      against('batch-2', 'Batches of 2', (side) => `${side}-batch-2`),
    ];
  },

  panels() {
    return [
      {
        id: 'before-after',
        title: 'Test accuracy with and without',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: ['without-10-epochs', 'with-10-epochs', 'without-20-epochs', 'with-20-epochs'],
      },
      {
        id: 'learning-curves',
        title: 'Training loss over epochs',
        kind: 'curves',
        metric: 'loss',
        arms: ['without-10-epochs', 'with-10-epochs', 'without-20-epochs', 'with-20-epochs'],
      },
      {
        id: 'deep',
        title: 'Ten hidden layers: training accuracy over epochs',
        kind: 'curves',
        metric: 'accuracy',
        arms: ['deep-without', 'deep-with'],
      },
      ...(['start', 'end'] as const).map((at) => ({
        id: `spread-by-layer-${at}`,
        title: `Ten hidden layers: spread of the outputs by layer, ${at === 'start' ? 'before training' : 'at the end of training'}`,
        kind: 'layers' as const,
        metric: 'activation_sd',
        at,
        plots: [{ title: '', lines: SIDES.map(({ id, line }) => ({ title: line, arm: `deep-${id}` })) }],
      })),
      {
        id: 'spread-over-epochs',
        title: "One hidden layer: spread of the hidden layer's outputs over epochs",
        kind: 'curves',
        metric: 'activation_sd/layer_1',
        arms: ['without-20-epochs', 'with-20-epochs'],
      },
      {
        id: 'saturated-units',
        title: 'One hidden layer: share of saturated hidden outputs over epochs',
        kind: 'curves',
        metric: 'saturated_share/layer_1',
        arms: ['without-20-epochs', 'with-20-epochs'],
      },
      {
        id: 'placement',
        title: 'Test accuracy by placement, fewer images',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: [
          'without-learning-rate-1e-3',
          'with-learning-rate-1e-3',
          'hidden-before-activation',
          'hidden-after-activation',
        ],
      },
      {
        id: 'learning-rate-sensitivity',
        title: 'Test accuracy against the learning rate: plain, and with batch normalisation',
        kind: 'response',
        metric: 'test_accuracy',
        x: { title: 'learning rate', scale: 'log' },
        lines: SIDES.map(({ id, line }) => ({
          title: line,
          points: LEARNING_RATES.map((rate) => ({
            x: rate,
            arm: `${id}-learning-rate-${rate.toExponential()}`,
          })),
        })),
      },
      {
        id: 'batch-size-sensitivity',
        title: 'Test accuracy against the batch size: plain, and with batch normalisation',
        kind: 'response',
        metric: 'test_accuracy',
        x: { title: 'batch size', scale: 'log' },
        lines: SIDES.map(({ id, line }) => ({
          title: line,
          points: BATCH_SIZES.map((size) => ({ x: size, arm: `${id}-batch-${size}` })),
        })),
      },
      {
        id: 'learning-rates',
        title: 'Test accuracy by learning rate',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: LEARNING_RATES.flatMap((rate) =>
          SIDES.map(({ id }) => `${id}-learning-rate-${rate.toExponential()}`),
        ),
      },
      {
        id: 'batch-sizes',
        title: 'Test accuracy by batch size',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: BATCH_SIZES.flatMap((size) => SIDES.map(({ id }) => `${id}-batch-${size}`)),
      },
    ];
  },
};

/** Batches of 2 take sixteen times the steps of 32, so this study has fewer images, though a batch of every size. */
function batchSizeArm(profile: Profile, batchSize: number, id: string, choices: NetworkChoices): Arm {
  const images = part(profile.sideTrain, 2);
  return {
    id: `${id}-batch-${batchSize}`,
    title: `Batches of ${batchSize}, ${id}`,
    group: 'Batch size',
    seeds: profile.sideSeeds,
    config: sideProtocol(profile, {
      data: { train: images === 'all' ? images : Math.max(images, ...BATCH_SIZES) },
      model: network(choices),
      batchSize,
      epochs: 3,
    }),
  };
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
