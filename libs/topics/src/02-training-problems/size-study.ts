import { network } from '../base-model.ts';
import { sideProtocol } from '../protocol.ts';
import type { Study } from './study.ts';

const WIDTHS = [32, 128, 512];
/** Gradient descent at Keras's 0.01 would hardly move in so few steps; topic 8 looks at learning rates. */
const OPTIMIZERS = [
  {
    id: 'gradient-descent',
    words: 'gradient descent',
    optimizer: { id: 'gradient-descent', learningRate: 0.1 },
  },
  { id: 'adam', words: 'Adam', optimizer: { id: 'adam' } },
];

/** What a wider network costs in seconds and epochs; validation accuracy tells when 0.85 is reached. */
export const sizeStudy: Study = {
  arms(profile) {
    return WIDTHS.flatMap((width) =>
      OPTIMIZERS.map(({ id, words, optimizer }) => ({
        id: `width-${width}-${id}`,
        title: `${width} units, ${words}`,
        group: 'Size and time',
        seeds: profile.sideSeeds,
        config: sideProtocol(profile, {
          data: { validation: profile.validation },
          model: network({ hidden: [width] }),
          optimizer,
        }),
      })),
    );
  },

  panels() {
    const arms = WIDTHS.flatMap((width) => OPTIMIZERS.map(({ id }) => `width-${width}-${id}`));
    return [
      {
        id: 'size-accuracy',
        title: 'Validation accuracy over epochs, by width and optimizer',
        kind: 'curves',
        metric: 'val_accuracy',
        arms,
      },
      {
        id: 'size-seconds',
        title: 'Seconds of an epoch',
        kind: 'intervals',
        metric: 'seconds',
        scale: 'log',
        arms,
      },
    ];
  },
};
