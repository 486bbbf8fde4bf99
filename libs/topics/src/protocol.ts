import type { ArmConfig, Profile } from '@experiments/contracts';

/** What an arm changes about the protocol. `epochs` are those of the full profile. */
export type ProtocolChoices = Pick<ArmConfig, 'model'> & Partial<ArmConfig>;

/**
 * The original's protocol: every training image, cross-entropy from logits, Adam with Keras's defaults, batches
 * of 32, ten epochs. Smaller profiles have fewer images and epochs.
 */
export function mainProtocol(profile: Profile, choices: ProtocolChoices): ArmConfig {
  const { data, epochs = 10, ...rest } = choices;
  return {
    data: { train: profile.train, test: profile.test, ...data },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    batchSize: 32,
    epochs: profile.epochs(epochs),
    ...rest,
  };
}

/**
 * The same on the images of a side study, which has many arms: on fewer training images, and on no more test images
 * than that.
 */
export function sideProtocol(profile: Profile, choices: ProtocolChoices): ArmConfig {
  return mainProtocol(profile, {
    ...choices,
    data: { train: profile.sideTrain, test: atMost(profile.sideTrain, profile.test), ...choices.data },
  });
}

/** What is trained before an arm's own task, and how many of its layers the arm takes over. */
export type Pretraining = NonNullable<ArmConfig['pretraining']>;

export type ImageCount = number | 'all';

/** The smaller of two numbers of images. */
export function atMost(images: ImageCount, limit: ImageCount): ImageCount {
  if (images === 'all') return limit;
  return limit === 'all' ? images : Math.min(images, limit);
}

/** An integer part of a side arm's images, for arms that run for many epochs or in tiny batches. */
export function part(images: ImageCount, divisor: number): ImageCount {
  return images === 'all' ? 'all' : Math.max(1, Math.floor(images / divisor));
}
