import type { Arm, ArmConfig, Profile } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { mainProtocol } from '../protocol.ts';
import type { ImageCount, Pretraining } from '../protocol.ts';
import { trainingSize, trainingSizeTitle } from '../training-size.ts';

const COAT = { kind: 'one-vs-rest' as const, positive: [4] };
const T_SHIRT_OR_PULLOVER = { kind: 'subset' as const, classes: [0, 2] };
const OTHER_EIGHT = { kind: 'subset' as const, classes: [1, 3, 4, 5, 6, 7, 8, 9] };

/** Fewer images are seen for more epochs. Frozen then fine-tuned: half of them each. */
export const SIZES: { images: ImageCount; epochs: number }[] = [
  { images: 100, epochs: 50 },
  { images: 1_000, epochs: 20 },
  { images: 10_000, epochs: 10 },
  { images: 'all', epochs: 4 },
];

/** How the hidden layer comes to its weights. */
export const STARTS = [
  { id: 'scratch', title: 'from scratch' },
  { id: 'frozen', title: 'pretrained, frozen' },
  { id: 'fine-tuned', title: 'pretrained, frozen, then fine-tuned' },
  { id: 'random-frozen', title: 'random, frozen' },
] as const;
export type Start = (typeof STARTS)[number]['id'];

/** The original's two steps, then the second task at several sizes and, with classes that the source never saw, again. */
export function transferArms(profile: Profile): Arm[] {
  return [
    {
      id: 'ten-classes',
      title: 'The source: ten classes, tanh',
      group: 'The original',
      original: 'tanh 128 on ten classes',
      seeds: profile.seeds,
      config: mainProtocol(profile, { model: network({ activation: 'tanh' }) }),
    },
    ...originalArms(profile),
    {
      id: 'always-no',
      title: 'Always "not a coat"',
      group: 'Coat or not',
      note: 'A network of zeros that is never trained: its answer is no for every image.',
      seeds: profile.seeds,
      config: {
        ...mainProtocol(profile, {
          ...head({ hidden: [], initializer: 'zeros' }),
          data: { train: trainingSize(100, profile), task: COAT },
        }),
        epochs: 0,
      },
    },
    ...SIZES.flatMap(({ images, epochs }) =>
      STARTS.map(({ id, title }): Arm => ({
        id: `coat-${images}-${id}`,
        title: `${trainingSizeTitle(images, profile)}, ${title}`,
        group: 'Coat or not',
        note: "Pretrained: on ten classes, with a side arm's images.",
        seeds: isHeadline(images, id) ? profile.headlineSeeds : profile.sideSeeds,
        config: studyConfig(profile, {
          start: id,
          epochs,
          data: { train: trainingSize(images, profile), task: COAT },
          source: tenClasses(profile, profile.sideTrain),
        }),
      })),
    ),
    ...STARTS.map(({ id, title }): Arm => ({
      id: `pullover-${id}`,
      title: `200 images, ${title}`,
      group: 'T-shirt or pullover',
      note: 'The source is trained on the other eight classes.',
      seeds: profile.seeds,
      config: studyConfig(profile, {
        start: id,
        epochs: 50,
        data: { train: 200, task: T_SHIRT_OR_PULLOVER },
        source: {
          ...tenClasses(profile, profile.sideTrain),
          data: { train: profile.sideTrain, test: 0, task: OTHER_EIGHT },
          model: network({ activation: 'tanh', outputs: OTHER_EIGHT.classes.length }),
        },
      }),
    })),
  ];
}

/** The original's second task after one and after four epochs, beside what it lacked: the same from scratch. */
function originalArms(profile: Profile): Arm[] {
  return [1, 4].flatMap((epochs) =>
    (['frozen', 'scratch'] as const).map((start): Arm => ({
      id: `original-${start}-${epochs}-epoch${epochs === 1 ? '' : 's'}`,
      title: `${start === 'frozen' ? 'Pretrained, frozen' : 'From scratch'}, SGD 0.001, epochs: ${profile.epochs(epochs)}`,
      group: 'The original',
      seeds: profile.seeds,
      ...(start === 'frozen' && {
        original: 'frozen hidden layer, new sigmoid head, coat or not, SGD 0.001',
        originalEpoch: epochs,
      }),
      config: mainProtocol(profile, {
        ...head({ frozen: start === 'frozen' }),
        data: { train: profile.train, test: profile.test, task: COAT },
        optimizer: { id: 'gradient-descent', learningRate: 0.001 },
        epochs,
        ...(start === 'frozen' && { pretraining: tenClasses(profile, profile.train) }),
      }),
    })),
  );
}

/** A network with one output, whose sigmoid stands in the loss. */
function head(choices: Parameters<typeof network>[0]) {
  return {
    model: network({ activation: 'tanh', outputs: 1, ...choices }),
    loss: { id: 'binary-cross-entropy' },
  };
}

function tenClasses(profile: Profile, train: ImageCount): Pretraining {
  return {
    data: { train, test: 0 },
    model: network({ activation: 'tanh' }),
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    batchSize: 32,
    epochs: profile.epochs(10),
    reuse: 1,
  };
}

function studyConfig(
  profile: Profile,
  {
    start,
    epochs,
    data,
    source,
  }: { start: Start; epochs: number; data: ArmConfig['data']; source: Pretraining },
): ArmConfig {
  const arm = mainProtocol(profile, { ...head({ frozen: start !== 'scratch' }), data, epochs });
  if (start === 'scratch' || start === 'random-frozen') return arm;
  if (start === 'frozen') return { ...arm, pretraining: source };
  return {
    ...arm,
    pretraining: source,
    unfreeze: {
      afterEpoch: Math.floor(arm.epochs / 2),
      // A tenth of the default, so that the first steps do not undo what was learned.
      optimizer: { id: 'adam', learningRate: 0.0001 },
    },
  };
}

function isHeadline(images: ImageCount, start: Start): boolean {
  return images === 1_000 && (start === 'frozen' || start === 'scratch');
}
