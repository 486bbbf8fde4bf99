import type { AuditNote, Claim, TheoryCheck } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';
import { descend } from './toy-descents.ts';
import type { Slope } from './toy-descents.ts';

export function optimizersClaims(): Claim[] {
  return [
    originalClaim(
      'momentum-zero-is-gradient-descent',
      'Checked exactly, by training both: from each seed, momentum with beta = 0 must end with the same weights as ' +
        'gradient descent, to the last bit.',
      [{ says: 'identical', candidate: 'momentum-zero', baseline: 'gradient-descent-default' }],
    ),
    originalClaim(
      'momentum-weights-history',
      'Checked exactly, on the definition that is trained with: three weights that each see a gradient of 1 in one step ' +
        'alone, the last, the one before and the one before that, must move in the third step by 1, 0.9 and 0.81 times ' +
        'the learning rate.',
      [{ says: 'theory', title: 'Weights of the last three gradients at beta = 0.9', check: historyWeights }],
    ),
    originalClaim(
      'momentum-escapes-saddles',
      'No saddle point of a network is at hand, so two functions stand for it, both optimizers at the same learning rate. ' +
        'On x^2 - y^2, started beside the ridge, momentum must leave the saddle in fewer steps than gradient descent. On ' +
        'x^3, which is flat at 0, momentum must come past 0, where gradient descent must not. What this leaves out: ' +
        'started exactly on the ridge, neither ever leaves.',
      [
        { says: 'theory', title: 'Past the saddle of x² − y²', check: saddle },
        { says: 'theory', title: 'Past the flat point of x³', check: flatPoint },
      ],
    ),
    originalClaim(
      'optimizer-order',
      'The order is a claim about each two neighbours: at the default learning rates, on the original protocol, test ' +
        'accuracy must fall from Nesterov to momentum to gradient descent to Adagrad. It says nothing of tuned learning ' +
        'rates, which are compared beside it.',
      [
        {
          says: 'order',
          direction: 'falling',
          arms: ['nesterov-original', 'momentum-original', 'gradient-descent-original', 'adagrad-original'],
          metric: 'test_accuracy',
        },
      ],
    ),
  ];
}

export const optimizersAudit: readonly AuditNote[] = [
  {
    id: 'default-learning-rates',
    did: 'Every optimizer ran at its Keras default: 0.01 for gradient descent with and without momentum, 0.001 for Adagrad.',
    couldNotShow:
      'A ranking of the methods: it mixes each with its default. Here each also runs at a learning rate that was tuned on validation images with one budget for all.',
    comparisons: ['last-against-first-tuned', 'adagrad-tuned-against-default'],
  },
];

const BETA = 0.9;
const STARTS = [1e-2, 1e-4, 1e-6, 1e-8];

/** One weight for each of three steps: its gradient is 1 in that step and 0 in the others. */
function historyWeights(): TheoryCheck {
  const learningRate = 0.5;
  let step = 0;
  const impulses: Slope = (weights) => {
    step++;
    return weights.map((_, i) => (i === step - 1 ? 1 : 0));
  };
  const path = descend(impulses, [0, 0, 0], { learningRate, momentum: BETA, steps: 3 });
  const shares = path[3]!.map((w, i) => (path[2]![i]! - w) / learningRate);
  const expected = [BETA * BETA, BETA, 1];
  return {
    holds: shares.every((share, i) => Math.abs(share - expected[i]!) < 1e-12),
    found: `The third step moves by ${shares
      .toReversed()
      .map((share) => `${Number((100 * share).toFixed(9))}%`)
      .join(', ')} of the learning rate for the last gradient and the two before it.`,
  };
}

function saddle(): TheoryCheck {
  const slope: Slope = ([x, y]) => [2 * x!, -2 * y!];
  const stepsToLeave = (momentum: number, beside: number) =>
    descend(slope, [1, beside], { learningRate: 0.01, momentum, steps: 2000 }).findIndex(
      ([, y]) => Math.abs(y!) > 1,
    );
  const steps = STARTS.map((beside) => ({
    beside,
    plain: stepsToLeave(0, beside),
    momentum: stepsToLeave(BETA, beside),
  }));
  const staysOnRidge = [0, BETA].every((momentum) => stepsToLeave(momentum, 0) === -1);
  const found = steps.map(
    ({ beside, plain, momentum }) => `from y = ${beside} momentum ${momentum}, gradient descent ${plain}`,
  );
  return {
    holds: staysOnRidge && steps.every(({ plain, momentum }) => momentum > 0 && momentum < plain),
    found: `Steps until |y| > 1: ${found.join('; ')}. From y = 0 ${staysOnRidge ? 'neither leaves' : 'one leaves'}.`,
  };
}

function flatPoint(): TheoryCheck {
  const steps = 10_000;
  const lowest = (momentum: number, learningRate: number) =>
    // Beyond 0 the function falls ever faster; there it is taken for flat, so that velocity alone leads on.
    descend(([x]) => [x! < 0 ? 0 : 3 * x! * x!], [1], { learningRate, momentum, steps }).reduce(
      (least, [x]) => Math.min(least, x!),
      1,
    );
  const rates = [0.01, 0.03, 0.1];
  const [plain, withMomentum] = [
    rates.map((rate) => lowest(0, rate)),
    rates.map((rate) => lowest(BETA, rate)),
  ];
  return {
    holds: plain.every((x) => x > 0) && withMomentum.every((x) => x < 0),
    found:
      `From x = 1, at learning rates ${rates.join(', ')}, the lowest x in ${steps} steps: gradient descent ` +
      `${plain.map((x) => x.toExponential(1)).join(', ')}; momentum ${withMomentum.map((x) => x.toFixed(2)).join(', ')}.`,
  };
}
