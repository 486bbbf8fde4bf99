import type { Arm, Profile } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { mainProtocol } from '../protocol.ts';
import type { ImageCount } from '../protocol.ts';
import { trainingSize, trainingSizeTitle } from '../training-size.ts';
import type { Study } from './study.ts';

/** Fewer images are seen for more epochs, so that every arm makes hundreds of steps. */
const SIZES: { images: ImageCount; epochs: number }[] = [
  { images: 200, epochs: 50 },
  { images: 1_000, epochs: 30 },
  { images: 10_000, epochs: 10 },
  { images: 'all', epochs: 5 },
];

/** Trouser, dress, sandal, sneaker and bag teach the hidden layer; the other five classes are the task. */
const SOURCE = [1, 3, 5, 7, 8];
const TARGET = [0, 2, 4, 6, 9];

/** Accuracy against the number of training images, from scratch and with a hidden layer from other classes. */
export const dataStudy: Study = {
  arms(profile) {
    return [
      ...SIZES.map(({ images, epochs }): Arm => ({
        id: `scratch-${images}`,
        title: `${trainingSizeTitle(images, profile)}, from scratch`,
        group: 'Amount of data, ten classes',
        seeds: profile.seeds,
        config: mainProtocol(profile, {
          data: { train: trainingSize(images, profile) },
          model: network(),
          epochs,
        }),
      })),
      ...SIZES.flatMap(({ images, epochs }) =>
        ['scratch', 'transferred'].map((start): Arm => ({
          id: `five-classes-${images}-${start}`,
          title: `${trainingSizeTitle(images, profile)}, ${start === 'scratch' ? 'from scratch' : 'transferred'}`,
          group: 'Amount of data, five classes',
          note: 'Transferred: the hidden layer starts from a network trained on the other five classes.',
          seeds: isClaimed(images, start) ? profile.seeds : profile.sideSeeds,
          config: mainProtocol(profile, {
            data: { train: trainingSize(images, profile), task: { kind: 'subset', classes: TARGET } },
            model: network({ outputs: TARGET.length }),
            epochs,
            ...(start === 'transferred' && { pretraining: otherClasses(profile) }),
          }),
        })),
      ),
    ];
  },

  panels(profile) {
    const against = (name: (images: ImageCount) => string, available: number) =>
      SIZES.map(({ images }) => {
        const size = trainingSize(images, profile);
        return { x: size === 'all' ? available : Math.min(size, available), arm: name(images) };
      });
    return [
      {
        id: 'accuracy-against-images',
        title: 'Test accuracy against the number of training images: from scratch, and transferred',
        kind: 'response',
        metric: 'test_accuracy',
        x: { title: 'training images', scale: 'log' },
        lines: [
          { title: 'ten classes, scratch', points: against((images) => `scratch-${images}`, 60_000) },
          {
            title: 'five classes, scratch',
            points: against((images) => `five-classes-${images}-scratch`, 30_000),
          },
          {
            title: 'five classes, transferred',
            points: against((images) => `five-classes-${images}-transferred`, 30_000),
          },
        ],
      },
      {
        id: 'data-ten-classes',
        title: 'Test accuracy against the number of training images',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: SIZES.map(({ images }) => `scratch-${images}`),
      },
      {
        id: 'data-transferred',
        title: 'Five classes: from scratch and transferred',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: SIZES.flatMap(({ images }) => [
          `five-classes-${images}-scratch`,
          `five-classes-${images}-transferred`,
        ]),
      },
    ];
  },
};

/** Is transfer with the fewest images better than none, and as good as all images from scratch? */
function isClaimed(images: ImageCount, start: string): boolean {
  return images === 200 || (images === 'all' && start === 'scratch');
}

function otherClasses(profile: Profile) {
  return {
    data: { train: profile.sideTrain, test: 0, task: { kind: 'subset' as const, classes: SOURCE } },
    model: network({ outputs: SOURCE.length }),
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    batchSize: 32,
    epochs: profile.epochs(10),
    reuse: 1,
  };
}
