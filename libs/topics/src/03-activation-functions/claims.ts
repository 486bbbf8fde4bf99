import type { AuditNote, Claim } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';

const OTHERS = {
  relu: 'he-normal',
  sigmoid: 'glorot-normal',
  tanh: 'glorot-normal',
  selu: 'lecun-normal',
};

const glorotUniform = (activations: readonly string[]) =>
  activations.map((activation) => `${activation}-glorot-uniform`);

export function activationFunctionsClaims(): Claim[] {
  return [
    originalClaim(
      'softmax-hidden-worst',
      'Softmax must have a lower test accuracy than each of the other four, with Glorot uniform and with the ' +
        "original's alternative for each (selu, LeCun normal as named, not as trained).",
      Object.entries(OTHERS).flatMap(([activation, alternative]) => [
        {
          says: 'higher' as const,
          candidate: `${activation}-glorot-uniform`,
          baseline: 'softmax-glorot-uniform',
          metric: 'test_accuracy',
        },
        {
          says: 'higher' as const,
          candidate: `${activation}-${alternative}`,
          baseline: 'softmax-glorot-normal',
          metric: 'test_accuracy',
        },
      ]),
    ),
    originalClaim(
      'activation-order-loss',
      'The order is a claim about each two neighbours: with Glorot uniform, the test loss must rise from tanh to selu to ' +
        'sigmoid to relu to softmax.',
      [
        {
          says: 'order',
          direction: 'rising',
          arms: glorotUniform(['tanh', 'selu', 'sigmoid', 'relu', 'softmax']),
          metric: 'test_loss',
        },
      ],
    ),
    originalClaim(
      'activation-order-accuracy',
      'The order is a claim about each two neighbours: with Glorot uniform, test accuracy must fall from relu to tanh to ' +
        'selu to sigmoid to softmax.',
      [
        {
          says: 'order',
          direction: 'falling',
          arms: glorotUniform(['relu', 'tanh', 'selu', 'sigmoid', 'softmax']),
          metric: 'test_accuracy',
        },
      ],
    ),
  ];
}

export const activationFunctionsAudit: readonly AuditNote[] = [
  {
    id: 'mislabelled-row',
    did: 'The row "selu, LeCun normal" was printed from a cell that sets the activation to tanh and the initializer to Glorot normal before it builds the model.',
    couldNotShow:
      'Anything about selu with LeCun normal: the number is another run of tanh with Glorot normal. Here the row is run both as named and as trained.',
    comparisons: ['mislabelled-row-is-tanh', 'mislabelled-row'],
  },
  {
    id: 'one-run-each',
    did: 'Five activations were put in order by one run each, without a fixed seed; README and notebook print different runs, and order them differently.',
    couldNotShow:
      'An order of those that differ by less than two runs of one of them do. Here neighbours are compared over paired seeds.',
    comparisons: [
      'relu-against-tanh-accuracy',
      'tanh-against-selu-accuracy',
      'selu-against-sigmoid-accuracy',
    ],
  },
];
