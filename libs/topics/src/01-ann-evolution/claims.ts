import type { AuditNote, Claim } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';
import { publishedClaims } from '../published-claims.ts';

export function annEvolutionClaims(): Claim[] {
  return [
    originalClaim(
      'perceptron-linear-limit',
      'Exclusive or is the smallest problem that no line separates, and every line has at most three of its four ' +
        'points right. So no perceptron may have more, after any epoch, and of the networks with two hidden units at ' +
        'least one must have all four: it is said that the network can, not that it does from every start.',
      [
        { says: 'at-most', arm: 'xor-perceptron', metric: 'accuracy', at: 'highest', value: 0.75 },
        { says: 'reaches', arm: 'xor-network', metric: 'train_accuracy', value: 1 },
      ],
    ),
    ...publishedClaims('ann-evolution'),
  ];
}

export const annEvolutionAudit: readonly AuditNote[] = [
  {
    id: 'one-network',
    did: 'One network was trained once, and the perceptron and its kin were described beside it.',
    couldNotShow:
      'What the hidden layer adds: no network without one was trained on the same images. Here each generation is, with the same seeds.',
    comparisons: ['hidden-layer', 'exclusive-or'],
  },
];
