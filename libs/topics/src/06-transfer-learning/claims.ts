import type { AuditNote, Claim } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';

export function transferLearningClaims(): Claim[] {
  return [
    originalClaim(
      'transfer-head-start',
      "A head start is being ahead early: after one epoch of the original's protocol (coat or not, gradient descent at " +
        '0.001), test accuracy must be higher with the pretrained hidden layer than from scratch. How long the lead lasts ' +
        'is another question, which the comparisons answer.',
      [
        {
          says: 'higher',
          candidate: 'original-frozen-1-epoch',
          baseline: 'original-scratch-1-epoch',
          metric: 'test_accuracy',
        },
      ],
    ),
  ];
}

export const transferLearningAudit: readonly AuditNote[] = [
  {
    id: 'no-baseline',
    did: 'A new head on a pretrained hidden layer was trained for four epochs and reached an accuracy of 0.94; nothing was trained from scratch beside it.',
    couldNotShow:
      'Any gain from the pretrained layer, since there is nothing to compare with; and nine in ten images are not coats, so that always answering no has 0.90. Here the same network is trained from scratch, on random features, and not at all.',
    comparisons: [
      'head-start-first-epoch',
      'head-start-fourth-epoch',
      'coat-1000-frozen-against-random-frozen',
    ],
  },
];
