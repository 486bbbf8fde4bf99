import type { AuditNote, Claim, TheoryCheck } from '@experiments/contracts';
import { activations } from '@experiments/methods';
import { originalClaim } from '../original-claim.ts';

const FIRST_LAYER = { metric: 'gradient_norm/layer_1', at: 'start' } as const;
const UNTIL = { metric: 'val_accuracy', until: { reaches: 0.85, in: 'seconds' } } as const;

export function trainingProblemsClaims(): Claim[] {
  return [
    originalClaim(
      'sigmoid-vanishing',
      "The bound is a fact about the function. Before training, the norm of the first layer's gradient must fall from " +
        'each depth to the next, and where the first layers stop learning, so does the network: ten layers must end ' +
        'with a lower accuracy than two on the images that they were trained on.',
      [
        { says: 'theory', title: "The sigmoid's derivative is at most 0.25", check: sigmoidBound },
        {
          says: 'order',
          direction: 'falling',
          arms: ['sigmoid-2-layers', 'sigmoid-5-layers', 'sigmoid-10-layers', 'sigmoid-20-layers'],
          ...FIRST_LAYER,
        },
        {
          says: 'higher',
          candidate: 'sigmoid-2-layers',
          baseline: 'sigmoid-10-layers',
          metric: 'train_accuracy',
        },
      ],
    ),
    originalClaim(
      'large-weights-explode',
      "No activation is named, so it must hold for all three: in ten layers the first layer's gradient before training " +
        'is larger with weights of standard deviation 1 than with those of Glorot, or He for relu.',
      ['sigmoid', 'tanh', 'relu'].map((activation) => ({
        says: 'higher',
        candidate: `${activation}-10-layers-large`,
        baseline: `${activation}-10-layers`,
        ...FIRST_LAYER,
      })),
    ),
    originalClaim(
      'needs-data',
      'Test accuracy must rise with every step in the number of training images. Transfer learning solves it if the ' +
        'transferred network beats the one from scratch at 200 images, and is with them no more than a point worse than ' +
        'one from scratch with all.',
      [
        {
          says: 'order',
          direction: 'rising',
          arms: ['scratch-200', 'scratch-1000', 'scratch-10000', 'scratch-all'],
          metric: 'test_accuracy',
        },
        {
          says: 'higher',
          candidate: 'five-classes-200-transferred',
          baseline: 'five-classes-200-scratch',
          metric: 'test_accuracy',
        },
        {
          says: 'not-lower',
          candidate: 'five-classes-200-transferred',
          baseline: 'five-classes-all-scratch',
          metric: 'test_accuracy',
          margin: 0.01,
        },
      ],
    ),
    originalClaim(
      'large-is-slow',
      'An epoch must take more seconds with every step in width. A better optimizer or activation is read as solving it ' +
        'if the network reaches 0.85 on validation images sooner: the widest with Adam than with gradient descent, and one ' +
        'of 128 units with relu than with sigmoid. A run that never reaches it takes forever.',
      [
        {
          says: 'order',
          direction: 'falling',
          arms: ['width-512-adam', 'width-128-adam', 'width-32-adam'],
          metric: 'seconds',
        },
        { says: 'higher', candidate: 'width-512-gradient-descent', baseline: 'width-512-adam', ...UNTIL },
        {
          says: 'higher',
          candidate: 'width-128-gradient-descent-sigmoid',
          baseline: 'width-128-gradient-descent',
          ...UNTIL,
        },
      ],
    ),
    originalClaim(
      'overfits',
      'How much a network overfits is its accuracy on the images that it was trained on, as they were labelled, less ' +
        'that on the test images. Each cause is changed alone: the gap must be larger with 512 hidden units than with ' +
        '128, with a quarter of the images than with all, and with 20% wrong labels than with none.',
      ['overfit-512', 'overfit-128-fewer-images', 'overfit-128-noise-20'].map((candidate) => ({
        says: 'higher',
        candidate,
        baseline: 'overfit-128',
        metric: 'accuracy_gap',
      })),
    ),
  ];
}

export const trainingProblemsAudit: readonly AuditNote[] = [
  {
    id: 'told-not-run',
    did: 'Vanishing and exploding gradients, the need for data, slowness and overfitting were described; nothing was trained.',
    couldNotShow:
      'Any of it on this data, or that a remedy cures its own trouble. Here every trouble is run with its remedy beside it.',
    comparisons: [
      'batch-norm-cures-vanishing',
      'large-weights',
      'transfer-at-200',
      'better-optimizer',
      'dropout-cures-noise',
    ],
  },
];

/** f' = f (1 - f) is largest where f is one half; a fine grid about it shows that the function in use is no other. */
function sigmoidBound(): TheoryCheck {
  const { derivative } = activations.sigmoid.pointwise!;
  const grid = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 100);
  const largest = grid.reduce((a, z) => Math.max(a, derivative(z, {})), 0);
  return {
    holds: largest === 0.25 && derivative(0, {}) === 0.25,
    found: `On 4,001 points from -20 to 20 the largest derivative is ${largest}, at 0.`,
  };
}
