import type { AuditNote, Claim } from '@experiments/contracts';

/** The original makes no claim of loss functions; these two are theory. */
export function lossFunctionsClaims(): Claim[] {
  return [
    {
      id: 'kullback-leibler-is-cross-entropy',
      source: 'theory',
      text: 'Kullback-Leibler divergence and cross-entropy have the same gradient.',
      reading:
        'Checked exactly, by training both: from each seed, on the same probabilities, they must end with the same weights, to the last bit.',
      statements: [
        {
          says: 'identical',
          candidate: 'kullback-leibler-clean',
          baseline: 'cross-entropy-probabilities-clean',
        },
      ],
    },
    {
      id: 'logits-or-probabilities',
      source: 'theory',
      text: 'Cross-entropy on logits and on probabilities are the same loss, up to rounding.',
      reading:
        'Rounding and a clip at small probabilities change bits, so not the weights but test accuracies are compared: they must differ by less than half a point.',
      statements: [
        {
          says: 'equal',
          candidate: 'cross-entropy-probabilities-clean',
          baseline: 'cross-entropy-logits-clean',
          metric: 'test_accuracy',
          margin: 0.005,
        },
      ],
    },
  ];
}

export const lossFunctionsAudit: readonly AuditNote[] = [
  {
    id: 'derived-not-trained',
    did: 'The derivation goes through squared error on a softmax, while every network of the study was trained by cross-entropy.',
    couldNotShow: 'What the loss changes. Here both are trained, on softmax and on linear outputs.',
    comparisons: [
      'squared-error-softmax-against-cross-entropy-logits-clean',
      'squared-error-softmax-against-squared-error-logits-clean',
    ],
  },
];
