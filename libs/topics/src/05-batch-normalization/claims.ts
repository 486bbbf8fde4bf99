import type { AuditNote, Claim } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';

export function batchNormalizationClaims(): Claim[] {
  return [
    originalClaim(
      'batch-norm-lowers-accuracy',
      'With batch normalisation where the original placed it, test accuracy must be lower than without, after its ten and after its twenty epochs (a smaller profile has as many of each as it can afford).',
      [10, 20].map((epochs) => ({
        says: 'higher',
        candidate: `without-${epochs}-epochs`,
        baseline: `with-${epochs}-epochs`,
        metric: 'test_accuracy',
      })),
    ),
    originalClaim(
      'batch-norm-helps-deep',
      'A conjecture, run here: with ten hidden layers, test accuracy must be higher with batch normalisation than without.',
      [{ says: 'higher', candidate: 'deep-with', baseline: 'deep-without', metric: 'test_accuracy' }],
    ),
  ];
}

export const batchNormalizationAudit: readonly AuditNote[] = [
  {
    id: 'pixels-normalised',
    did: 'Batch normalisation stood before both dense layers, and so before the pixels: a change of the input as well as of the hidden layer.',
    couldNotShow:
      'Which of the two lowered accuracy. Here it also stands in the hidden layer alone, before and after the activation.',
    comparisons: ['pixels-normalised', 'before-activation'],
  },
  {
    id: 'untried-where-made-for',
    did: 'That it may help a deeper network, or a higher learning rate, was left untried.',
    couldNotShow: 'Whether the method fails or the network has nothing for it to mend.',
    comparisons: ['deep', 'learning-rate-1e-2'],
  },
];
