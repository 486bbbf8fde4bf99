import type { Arm, MethodReference, Panel, Profile, Topic } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { sideProtocol } from '../protocol.ts';
import { lossFunctionsAudit, lossFunctionsClaims } from './claims.ts';

/** Each loss on the outputs it is meant for; squared error on both, since the original derives it on softmax. */
const LOSSES: { id: string; title: string; outputs: 'linear' | 'softmax'; loss: MethodReference }[] = [
  {
    id: 'cross-entropy-logits',
    title: 'Cross-entropy on logits',
    outputs: 'linear',
    loss: { id: 'softmax-cross-entropy' },
  },
  {
    id: 'cross-entropy-probabilities',
    title: 'Cross-entropy on probabilities',
    outputs: 'softmax',
    loss: { id: 'cross-entropy' },
  },
  {
    id: 'squared-error-softmax',
    title: 'Squared error on softmax',
    outputs: 'softmax',
    loss: { id: 'mean-squared-error' },
  },
  {
    id: 'squared-error-logits',
    title: 'Squared error on linear outputs',
    outputs: 'linear',
    loss: { id: 'mean-squared-error' },
  },
  {
    id: 'mean-absolute-error',
    title: 'Mean absolute error on softmax',
    outputs: 'softmax',
    loss: { id: 'mean-absolute-error' },
  },
  {
    id: 'categorical-hinge',
    title: 'Categorical hinge',
    outputs: 'linear',
    loss: { id: 'categorical-hinge' },
  },
  {
    id: 'kullback-leibler',
    title: 'Kullback-Leibler',
    outputs: 'softmax',
    loss: { id: 'kullback-leibler' },
  },
  { id: 'poisson', title: 'Poisson', outputs: 'softmax', loss: { id: 'poisson' } },
  { id: 'huber', title: 'Huber on linear outputs', outputs: 'linear', loss: { id: 'huber' } },
  { id: 'log-cosh', title: 'Log-cosh on linear outputs', outputs: 'linear', loss: { id: 'log-cosh' } },
  { id: 'focal', title: 'Focal, gamma 2', outputs: 'linear', loss: { id: 'focal', gamma: 2 } },
  {
    id: 'label-smoothing',
    title: 'Label smoothing 0.1',
    outputs: 'linear',
    loss: { id: 'label-smoothing', smoothing: 0.1 },
  },
];

const NOISES = [
  { id: 'clean', title: 'clean labels', labelNoise: 0 },
  { id: 'noise-20', title: '20% wrong labels', labelNoise: 0.2 },
  { id: 'noise-40', title: '40% wrong labels', labelNoise: 0.4 },
];

/** One output for T-shirt or shirt, the pair that is hardest to tell apart. */
const BINARY = ['binary-cross-entropy', 'hinge', 'squared-hinge'];
const T_SHIRT_OR_SHIRT = { kind: 'subset' as const, classes: [0, 6] };

const HEADLINE = ['squared-error-softmax-clean', 'cross-entropy-logits-clean'];

export const lossFunctions: Topic = {
  id: 'loss-functions',
  number: 9,
  title: 'Loss functions',
  question: 'What does the choice of the loss change: accuracy, calibration, or how much wrong labels hurt?',
  prediction:
    'Cross-entropy on logits, on probabilities and Kullback-Leibler have one gradient, so their accuracies ' +
    'agree within rounding, the last two to the last bit; Poisson has a tenth of it, which Adam divides out. ' +
    'Squared error on softmax carries one more Jacobian and starts more slowly but ends within a point on ' +
    'clean labels, while mean absolute error stalls several points below. With 40% wrong labels the order ' +
    'turns: losses that bound what one example can cost, as absolute and squared error on softmax do, keep ' +
    'more accuracy than cross-entropy. Label smoothing and focal loss leave accuracy within a point and move ' +
    'calibration, towards less certainty.',
  metric: 'test_accuracy',
  audit: lossFunctionsAudit,
  claims: lossFunctionsClaims,

  arms(profile) {
    return [
      ...NOISES.flatMap((noise) =>
        LOSSES.map(({ id, title, outputs, loss }): Arm => {
          const arm = `${id}-${noise.id}`;
          return {
            id: arm,
            title: `${title}, ${noise.title}`,
            group: `Ten classes, ${noise.title}`,
            seeds: HEADLINE.includes(arm) ? profile.headlineSeeds : profile.sideSeeds,
            config: sideProtocol(profile, {
              data: { labelNoise: noise.labelNoise },
              model: network({ outputActivation: outputs }),
              loss,
            }),
          };
        }),
      ),
      ...BINARY.map((id) => binaryArm(profile, id)),
    ];
  },

  comparisons() {
    const against = (
      candidate: string,
      baseline: string,
      noise: string,
      title: string,
      metric = 'test_accuracy',
    ) => ({
      id: `${candidate}-against-${baseline}-${noise}`,
      title,
      candidate: `${candidate}-${noise}`,
      baseline: `${baseline}-${noise}`,
      metric,
    });
    return [
      {
        ...against(
          'squared-error-softmax',
          'cross-entropy-logits',
          'clean',
          'Clean labels: squared error on softmax against cross-entropy',
        ),
        headline: true,
      },
      against(
        'cross-entropy-probabilities',
        'cross-entropy-logits',
        'clean',
        'Clean labels: cross-entropy on probabilities against on logits',
      ),
      against(
        'kullback-leibler',
        'cross-entropy-probabilities',
        'clean',
        'Clean labels: Kullback-Leibler against cross-entropy, both on probabilities',
      ),
      against(
        'squared-error-softmax',
        'squared-error-logits',
        'clean',
        'Clean labels: squared error on softmax against on linear outputs',
      ),
      against(
        'mean-absolute-error',
        'cross-entropy-logits',
        'clean',
        'Clean labels: mean absolute error against cross-entropy',
      ),
      against(
        'mean-absolute-error',
        'cross-entropy-logits',
        'noise-40',
        '40% wrong labels: mean absolute error against cross-entropy',
      ),
      against(
        'squared-error-softmax',
        'cross-entropy-logits',
        'noise-40',
        '40% wrong labels: squared error on softmax against cross-entropy',
      ),
      against(
        'label-smoothing',
        'cross-entropy-logits',
        'clean',
        'Clean labels: calibration error of label smoothing against cross-entropy',
        'test_calibration_error',
      ),
      {
        id: 'hinge-against-binary-cross-entropy',
        title: 'T-shirt or shirt: hinge against binary cross-entropy',
        candidate: 'binary-hinge',
        baseline: 'binary-binary-cross-entropy',
        metric: 'test_accuracy',
      },
    ];
  },

  panels() {
    const named = (noise: string) => LOSSES.map(({ id }) => `${id}-${noise}`);
    const six = [
      'cross-entropy-logits',
      'squared-error-softmax',
      'squared-error-logits',
      'mean-absolute-error',
      'categorical-hinge',
      'label-smoothing',
    ];
    const close = [
      'cross-entropy-logits',
      'squared-error-softmax',
      'squared-error-logits',
      'huber',
      'focal',
      'label-smoothing',
    ];
    return [
      againstNoise('accuracy-against-noise', 'by loss', six),
      againstNoise('accuracy-against-noise-close', 'without the hinge and the absolute error', close),
      ...NOISES.map(({ id, title }) => ({
        id: `accuracy-${id}`,
        title: `Test accuracy by loss, ${title}`,
        kind: 'intervals' as const,
        metric: 'test_accuracy',
        arms: named(id),
      })),
      {
        id: 'learning-curves',
        title: 'Training accuracy over epochs, clean labels',
        kind: 'curves',
        metric: 'accuracy',
        arms: six.map((id) => `${id}-clean`),
      },
      {
        id: 'calibration',
        title: 'Expected calibration error of the losses with probabilities, clean labels',
        kind: 'intervals',
        metric: 'test_calibration_error',
        arms: named('clean').filter((_, index) => saysProbabilities(LOSSES[index]!)),
      },
      {
        id: 'reliability',
        title: 'How often they are right when they are sure, clean labels',
        kind: 'reliability',
        lines: LOSSES.filter(saysProbabilities)
          .filter(({ id }) => RELIABILITY.includes(id))
          .map(({ id, title }) => ({ title, arm: `${id}-clean` })),
      },
    ];
  },
};

/** The losses of the reliability diagram: plain cross-entropy beside those that move probabilities. */
const RELIABILITY = [
  'cross-entropy-logits',
  'squared-error-softmax',
  'mean-absolute-error',
  'poisson',
  'focal',
  'label-smoothing',
];

/** A line a loss. */
function againstNoise(id: string, which: string, losses: readonly string[]): Panel {
  return {
    id,
    title: `Test accuracy against the share of wrong labels: ${which}`,
    kind: 'response',
    metric: 'test_accuracy',
    x: { title: 'share of wrong labels', scale: 'linear' },
    lines: losses.map((loss) => ({
      title: LOSSES.find((one) => one.id === loss)!.title,
      points: NOISES.map((noise) => ({ x: noise.labelNoise, arm: `${loss}-${noise.id}` })),
    })),
  };
}

/** Linear outputs fitted to zeros and ones, and margins, are no probabilities. */
function saysProbabilities({ id, outputs }: (typeof LOSSES)[number]): boolean {
  return outputs === 'softmax' || ['cross-entropy-logits', 'focal', 'label-smoothing'].includes(id);
}

function binaryArm(profile: Profile, loss: string): Arm {
  return {
    id: `binary-${loss}`,
    title: loss.replaceAll('-', ' '),
    group: 'T-shirt or shirt, one output',
    seeds: profile.sideSeeds,
    config: sideProtocol(profile, {
      // Two classes have fewer test images than a side arm may look at.
      data: { task: T_SHIRT_OR_SHIRT, test: profile.test },
      model: network({ outputs: 1 }),
      loss: { id: loss },
    }),
  };
}
