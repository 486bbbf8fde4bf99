import type { AuditNote, Claim } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';

export function regularizationClaims(): Claim[] {
  return [
    originalClaim(
      'l1-hurts',
      "At the original's strength of 0.01, accuracy must be lower with l1 than without, on the images that it was trained " +
        'on and on the test images.',
      ['train_accuracy', 'test_accuracy'].map((metric) => ({
        says: 'higher',
        candidate: 'none',
        baseline: 'l1-10-epochs',
        metric,
      })),
    ),
    originalClaim(
      'l2-beats-l1',
      "At the original's strength of 0.01, test accuracy must be higher with l2 than with l1. Under-trained is read as an " +
        'accuracy on the training images below that without a penalty.',
      [
        { says: 'higher', candidate: 'l2', baseline: 'l1-10-epochs', metric: 'test_accuracy' },
        { says: 'higher', candidate: 'none', baseline: 'l2', metric: 'train_accuracy' },
      ],
    ),
    originalClaim(
      'dropout-best',
      "At the original's strengths, test accuracy must be higher with dropout than with l1, l2, and l2 with max-norm. To " +
        'use none of them is no regularizer; that comparison, and the one at tuned strengths, stand beside it.',
      ['l1-10-epochs', 'l2', 'l2-max-norm'].map((baseline) => ({
        says: 'higher',
        candidate: 'dropout',
        baseline,
        metric: 'test_accuracy',
      })),
    ),
  ];
}

export const regularizationAudit: readonly AuditNote[] = [
  {
    id: 'penalised-losses',
    did: 'Regularizers were compared by test_loss, which for l1 and l2 includes the penalty on the weights and for dropout and none does not.',
    couldNotShow:
      'Which network fits the test images better. Here the data loss and the penalty are recorded apart.',
    comparisons: ['l2-against-none-objective', 'l2-against-none-loss'],
  },
  {
    id: 'one-strength',
    did: 'Each regularizer ran at one strength, 0.01 or 0.4, that was not chosen on validation images, after ten epochs in which there is little to cure.',
    couldNotShow:
      'That one is better than another: the strength that is far too much for this data decides. Here each is tuned with one budget, where there is overfitting to cure.',
    comparisons: ['dropout-against-l2-tuned', 'dropout-against-none-tuned', 'l2-against-none-tuned'],
  },
];
