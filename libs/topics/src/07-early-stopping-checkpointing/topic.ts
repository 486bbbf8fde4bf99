import type { Arm, ArmConfig, Profile, Topic } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { mainProtocol, part, sideProtocol } from '../protocol.ts';
import type { ImageCount, ProtocolChoices } from '../protocol.ts';
import { earlyStoppingAudit, earlyStoppingClaims } from './claims.ts';

const PATIENCES = [1, 3, 5, 10];
const MONITORS = [
  { id: 'val-loss', monitor: 'val_loss', words: 'validation loss' },
  { id: 'val-accuracy', monitor: 'val_accuracy', words: 'validation accuracy' },
] as const;
const KEEPS = [
  { id: 'last', restoreBest: false, words: 'last weights kept' },
  { id: 'best', restoreBest: true, words: 'best weights restored' },
];

export const earlyStoppingCheckpointing: Topic = {
  id: 'early-stopping-checkpointing',
  number: 7,
  title: 'Early stopping and checkpoints',
  question:
    'What does stopping early cost or gain, what should it watch, and is a resumed training the same training?',
  prediction:
    "Test accuracy hardly moves after ten epochs while test loss grows, so the original's rule, which watches " +
    'training accuracy, stops after about twenty of a hundred epochs within half a point of the uninterrupted ' +
    'network and with far lower test loss. Watching validation loss stops earlier still, and later the more ' +
    'patient it is. Restoring the best weights lowers test loss, most at patience 10, and changes accuracy ' +
    'little. A training that is killed after three epochs and resumed from its checkpoint differs from one ' +
    'never killed by exactly zero. Restarted from scratch it has three epochs less in the same time, and so ' +
    'the higher training loss.',
  metric: 'test_accuracy',
  audit: earlyStoppingAudit,
  claims: earlyStoppingClaims,

  arms(profile) {
    return [
      {
        id: 'uninterrupted',
        title: `${profile.epochs(100)} epochs, never stopped`,
        group: 'Early stopping on training accuracy',
        seeds: profile.seeds,
        config: longProtocol(profile, { epochs: 100 }),
      },
      {
        id: 'training-accuracy-patience-1',
        title: 'Patience 1 on training accuracy',
        group: 'Early stopping on training accuracy',
        original: 'EarlyStopping(patience=1, monitor=train accuracy), up to 100 epochs, tanh',
        seeds: profile.seeds,
        config: longProtocol(profile, {
          epochs: 100,
          callbacks: [{ id: 'early-stopping', monitor: 'accuracy', patience: 1 }],
        }),
      },
      {
        id: 'training-accuracy-patience-1-fewer-images',
        title: 'Patience 1 on training accuracy',
        group: 'Early stopping on training accuracy, fewer images',
        note: 'The images of the arms that watch validation images.',
        seeds: profile.seeds,
        config: longProtocol(profile, {
          data: fewerImages(profile),
          epochs: 100,
          callbacks: [{ id: 'early-stopping', monitor: 'accuracy', patience: 1 }],
        }),
      },
      ...MONITORS.flatMap(({ id, monitor, words }) =>
        PATIENCES.flatMap((patience) =>
          KEEPS.map((keep): Arm => {
            const arm = `${id}-patience-${patience}-${keep.id}`;
            return {
              id: arm,
              title: `Patience ${patience} on ${words}, ${keep.words}`,
              group: `Early stopping on ${words}, fewer images`,
              seeds: arm === 'val-loss-patience-1-best' ? profile.seeds : profile.sideSeeds,
              config: longProtocol(profile, {
                data: fewerImages(profile),
                epochs: 100,
                callbacks: [{ id: 'early-stopping', monitor, patience, restoreBest: keep.restoreBest }],
              }),
            };
          }),
        ),
      ),
      ...interruptions(profile),
    ];
  },

  comparisons() {
    return [
      {
        id: 'resumed-against-restarted',
        title: 'In the same time: resumed from the checkpoint against restarted from scratch',
        candidate: 'resumed-from-checkpoint',
        baseline: 'restarted-in-the-same-time',
        metric: 'train_loss',
        headline: true,
      },
      {
        id: 'original-accuracy',
        title: "The original's stop against all epochs: accuracy",
        candidate: 'training-accuracy-patience-1',
        baseline: 'uninterrupted',
        metric: 'test_accuracy',
      },
      {
        id: 'original-loss',
        title: "The original's stop against all epochs: loss",
        candidate: 'training-accuracy-patience-1',
        baseline: 'uninterrupted',
        metric: 'test_loss',
      },
      {
        id: 'original-epochs',
        title: "The original's stop against all epochs: epochs run",
        candidate: 'training-accuracy-patience-1',
        baseline: 'uninterrupted',
        metric: 'epochs_run',
      },
      {
        id: 'validation-against-training',
        title: 'Patience 1: validation loss against training accuracy',
        candidate: 'val-loss-patience-1-best',
        baseline: 'training-accuracy-patience-1-fewer-images',
        metric: 'test_loss',
      },
      {
        id: 'patience',
        title: 'Validation loss, best weights restored: patience 10 against 1',
        candidate: 'val-loss-patience-10-best',
        baseline: 'val-loss-patience-1-best',
        metric: 'test_loss',
      },
      {
        id: 'resumed-loss',
        title: 'Resumed from the checkpoint against never killed: loss',
        candidate: 'resumed-from-checkpoint',
        baseline: 'never-killed',
        metric: 'test_loss',
      },
      {
        id: 'restore-best',
        title: 'Patience 3 on validation loss: best weights restored against last kept',
        candidate: 'val-loss-patience-3-best',
        baseline: 'val-loss-patience-3-last',
        metric: 'test_loss',
      },
    ];
  },

  panels() {
    const stopped = (monitor: string, keep: string) =>
      PATIENCES.map((patience) => `${monitor}-patience-${patience}-${keep}`);
    return [
      {
        id: 'validation-loss',
        title: 'Validation loss over epochs until each patience stops',
        kind: 'curves',
        metric: 'val_loss',
        arms: stopped('val-loss', 'last'),
      },
      {
        id: 'original-loss',
        title: "Training loss over epochs: the original's stop and never stopped",
        kind: 'curves',
        metric: 'loss',
        arms: ['uninterrupted', 'training-accuracy-patience-1'],
      },
      {
        id: 'accuracy',
        title: 'Test accuracy by rule, fewer images',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: [
          'training-accuracy-patience-1-fewer-images',
          ...MONITORS.flatMap(({ id }) => stopped(id, 'best')),
        ],
      },
      {
        id: 'loss',
        title: 'Test loss, fewer images: best weights restored and last kept',
        kind: 'intervals',
        metric: 'test_loss',
        arms: [
          'training-accuracy-patience-1-fewer-images',
          ...KEEPS.flatMap(({ id }) => stopped('val-loss', id)),
        ],
      },
      {
        id: 'accuracy-against-epochs',
        title: 'Test accuracy against epochs spent, by rule and patience, fewer images',
        kind: 'scatter',
        x: { metric: 'epochs_run' },
        y: { metric: 'test_accuracy' },
        lines: spent(),
      },
      {
        id: 'loss-against-epochs',
        title: 'Test loss against epochs spent, by rule and patience, fewer images',
        kind: 'scatter',
        x: { metric: 'epochs_run' },
        y: { metric: 'test_loss' },
        lines: spent(),
      },
      {
        id: 'epochs',
        title: 'Epochs run by rule, fewer images',
        kind: 'intervals',
        metric: 'epochs_run',
        arms: [
          'training-accuracy-patience-1-fewer-images',
          ...MONITORS.flatMap(({ id }) => stopped(id, 'last')),
        ],
      },
      {
        id: 'resumed-minus-uninterrupted',
        title: 'Training loss over epochs: resumed, and restarted, minus never killed',
        kind: 'differences',
        metric: 'loss',
        minus: { arm: 'never-killed' },
        arms: ['resumed-from-checkpoint', 'restarted-in-the-same-time'],
      },
      {
        id: 'interruption',
        title: 'Training loss over epochs: never killed, resumed, restarted',
        kind: 'curves',
        metric: 'loss',
        arms: ['never-killed', 'resumed-from-checkpoint', 'restarted-in-the-same-time'],
      },
    ];
  },
};

/** A line a rule, a point a patience. */
function spent() {
  return [
    {
      title: 'training accuracy, last weights kept',
      points: [{ label: '1', arm: 'training-accuracy-patience-1-fewer-images' }],
    },
    ...MONITORS.flatMap(({ id, words }) =>
      KEEPS.map((keep) => ({
        title: `${words}, ${keep.words}`,
        points: PATIENCES.map((patience) => ({
          label: String(patience),
          arm: `${id}-patience-${patience}-${keep.id}`,
        })),
      })),
    ),
  ];
}

/**
 * Killed after three epochs, as the original meant to, of thirteen altogether; what was lost counts as well. Bits
 * are equal or not on any number of images, so the comparison has few of them and many seeds.
 */
function interruptions(profile: Profile): Arm[] {
  const epochs = profile.epochs(13);
  const afterEpoch = Math.min(profile.epochs(3), epochs - 1);
  const model = network({ activation: 'tanh' });
  const data = { train: part(profile.sideTrain, 2) };
  const arm = (id: string, title: string, changes: Partial<ArmConfig>, seeds: number): Arm => ({
    id,
    title,
    group: 'Killed early in training, fewer images',
    seeds,
    config: { ...sideProtocol(profile, { model, data }), epochs, ...changes },
  });
  const fromCheckpoint = { interruption: { afterEpoch, resume: 'checkpoint' as const } };
  const fromScratch = { interruption: { afterEpoch, resume: 'scratch' as const } };
  return [
    {
      id: 'original-resumed',
      title: `Killed after epoch ${afterEpoch} of ${epochs}, resumed`,
      group: "The original's interruption",
      original: 'interrupted after 3 epochs, continued for 10',
      seeds: profile.seeds,
      config: { ...mainProtocol(profile, { model }), epochs, ...fromCheckpoint },
    },
    arm('never-killed', 'Never killed', {}, profile.seeds),
    arm('resumed-from-checkpoint', 'Resumed from the checkpoint', fromCheckpoint, profile.headlineSeeds),
    arm(
      'restarted-in-the-same-time',
      'Restarted from scratch, in the time of the never killed',
      fromScratch,
      profile.headlineSeeds,
    ),
    arm(
      'restarted-from-scratch',
      'Restarted from scratch, longer by what was lost',
      { ...fromScratch, epochs: epochs + afterEpoch },
      profile.sideSeeds,
    ),
  ];
}

/** A third of the images in the full profile, since there are many such arms, and validation images besides. */
function fewerImages({ train, sideTrain, validation }: Profile) {
  return {
    train: train === 'all' && sideTrain !== 'all' ? 2 * sideTrain : part(sideTrain, 4),
    validation,
  };
}

/**
 * Up to a hundred epochs, on all images where the profile can afford it and else on so few that the network
 * overfits within the epochs it has.
 */
function longProtocol(profile: Profile, choices: Omit<ProtocolChoices, 'model'>): ArmConfig {
  const train: ImageCount = profile.train === 'all' ? 'all' : part(profile.sideTrain, 4);
  return mainProtocol(profile, {
    ...choices,
    model: network({ activation: 'tanh' }),
    data: { train, test: profile.test, ...choices.data },
  });
}
