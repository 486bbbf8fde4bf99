import type { Arm, Profile } from '@experiments/contracts';
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
    return [
      ...WIDTHS.flatMap((width) => OPTIMIZERS.map((choice) => arm(profile, width, choice, 'relu'))),
      arm(profile, 128, OPTIMIZERS[0]!, 'sigmoid'),
    ];
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
        id: 'size-activation',
        title: 'Validation accuracy over epochs, 128 units: what the optimizer and the activation change',
        kind: 'curves',
        metric: 'val_accuracy',
        arms: ['width-128-gradient-descent-sigmoid', 'width-128-gradient-descent', 'width-128-adam'],
      },
      {
        id: 'seconds-against-parameters',
        title: 'Seconds of an epoch against the number of parameters',
        kind: 'response',
        metric: 'seconds',
        x: { title: 'parameters', scale: 'log' },
        lines: OPTIMIZERS.map(({ id, words }) => ({
          title: words,
          points: WIDTHS.map((width) => ({ x: parameters(width), arm: `width-${width}-${id}` })),
        })),
      },
      {
        id: 'accuracy-against-seconds',
        title: 'Test accuracy against the seconds of an epoch, by width',
        kind: 'scatter',
        x: { metric: 'seconds', scale: 'log' },
        y: { metric: 'test_accuracy' },
        lines: OPTIMIZERS.map(({ id, words }) => ({
          title: words,
          points: WIDTHS.map((width) => ({ label: `${width} units`, arm: `width-${width}-${id}` })),
        })),
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

/** Weights and biases of 784 pixels - hidden layer - ten classes. */
function parameters(width: number): number {
  return (784 + 1) * width + (width + 1) * 10;
}

function arm(
  profile: Profile,
  width: number,
  { id, words, optimizer }: (typeof OPTIMIZERS)[number],
  activation: 'relu' | 'sigmoid',
): Arm {
  const name = `width-${width}-${id}`;
  return {
    id: activation === 'relu' ? name : `${name}-${activation}`,
    title: `${width} ${activation} units, ${words}`,
    group: 'Size and time',
    seeds: name === 'width-32-gradient-descent' ? profile.sideSeeds : profile.seeds,
    config: sideProtocol(profile, {
      data: { validation: profile.validation },
      model: network({ hidden: [width], activation }),
      optimizer,
    }),
  };
}
