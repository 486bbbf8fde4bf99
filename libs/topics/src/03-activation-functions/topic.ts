import type { Arm, Comparison, Profile, Topic } from '@experiments/contracts';
import { network } from '../base-model.ts';
import { mainProtocol, sideProtocol } from '../protocol.ts';
import { activationFunctionsAudit, activationFunctionsClaims } from './claims.ts';

/** The original's activations, each with Glorot uniform and with its one alternative. */
const ALTERNATIVES: Record<string, string> = {
  relu: 'he-normal',
  softmax: 'glorot-normal',
  sigmoid: 'glorot-normal',
  tanh: 'glorot-normal',
  selu: 'lecun-normal',
};

const OTHERS = ['linear', 'leaky-relu', 'elu', 'gelu', 'swish', 'mish', 'softplus', 'hard-sigmoid'];

/** The two that its tables put first, one by loss and the other by accuracy. */
const HEADLINE = ['tanh', 'relu'];
const ROWS = "The original's rows";

export const activationFunctions: Topic = {
  id: 'activation-functions',
  number: 3,
  title: 'Activation functions',
  question:
    'Which hidden activation is best on this small network, and does the order survive more than one run?',
  prediction:
    'With one hidden layer nothing vanishes, so relu, tanh, selu, elu, gelu, swish and mish differ by less than a ' +
    'point, no more than single runs of one of them do: the order read from one run each is not reproduced. Softmax ' +
    'is worst by several points, as its 128 outputs share a sum of one and its Jacobian is as small. Linear falls ' +
    'back to softmax regression, near 0.84. Sigmoid, hard sigmoid and softplus learn a little more slowly, within a ' +
    'point of relu. Only relu has dead units, and sigmoid and tanh saturate more from epoch to epoch.',
  metric: 'test_accuracy',
  audit: activationFunctionsAudit,
  claims: activationFunctionsClaims,

  arms(profile) {
    return [
      ...Object.entries(ALTERNATIVES).flatMap(([activation, alternative]) =>
        ['glorot-uniform', alternative].map((initializer) => row(profile, activation, initializer)),
      ),
      {
        ...row(profile, 'tanh', 'glorot-normal'),
        id: 'selu-lecun-normal-as-trained',
        title: 'selu, LeCun normal (as trained: tanh, Glorot normal)',
        note: 'The configuration of the row tanh, Glorot normal: equal seeds give equal bits.',
        original: 'selu lecun_normal',
      },
      ...[...Object.keys(ALTERNATIVES), ...OTHERS].map((activation): Arm => ({
        id: `${activation}-fewer-images`,
        title: activation.replace('-', ' '),
        group: 'All activations, Glorot uniform, fewer images',
        seeds: HEADLINE.includes(activation) ? profile.headlineSeeds : profile.sideSeeds,
        config: sideProtocol(profile, {
          model: network({ activation }),
          observe: ['activation-statistics'],
        }),
      })),
    ];
  },

  comparisons() {
    return [
      {
        id: 'tanh-against-relu-fewer-images',
        title: 'Fewer images: tanh, first by loss in the original, against relu, first by accuracy',
        candidate: 'tanh-fewer-images',
        baseline: 'relu-fewer-images',
        metric: 'test_accuracy',
        headline: true,
      },
      glorotPair('softmax', 'relu', 'test_accuracy'),
      {
        id: 'softmax-against-sigmoid-glorot-normal',
        title: 'Glorot normal: softmax against sigmoid, accuracy',
        candidate: 'softmax-glorot-normal',
        baseline: 'sigmoid-glorot-normal',
        metric: 'test_accuracy',
      },
      // The neighbours in the original's two orders.
      glorotPair('tanh', 'selu', 'test_loss'),
      glorotPair('selu', 'sigmoid', 'test_loss'),
      glorotPair('sigmoid', 'relu', 'test_loss'),
      glorotPair('relu', 'softmax', 'test_loss'),
      glorotPair('relu', 'tanh', 'test_accuracy'),
      glorotPair('tanh', 'selu', 'test_accuracy'),
      glorotPair('selu', 'sigmoid', 'test_accuracy'),
      glorotPair('sigmoid', 'softmax', 'test_accuracy'),
      {
        id: 'mislabelled-row',
        title: 'The mislabelled row: as named against as trained',
        candidate: 'selu-lecun-normal',
        baseline: 'selu-lecun-normal-as-trained',
        metric: 'test_accuracy',
      },
      {
        id: 'mislabelled-row-is-tanh',
        title: 'The mislabelled row as trained against the row tanh, Glorot normal',
        candidate: 'selu-lecun-normal-as-trained',
        baseline: 'tanh-glorot-normal',
        metric: 'test_loss',
      },
    ];
  },

  panels() {
    const fewer = (activations: string[]) => activations.map((activation) => `${activation}-fewer-images`);
    const rows = [
      ...Object.entries(ALTERNATIVES).flatMap(([activation, alternative]) => [
        `${activation}-glorot-uniform`,
        `${activation}-${alternative}`,
      ]),
      'selu-lecun-normal-as-trained',
    ];
    return [
      {
        id: 'original-accuracy',
        title: "Test accuracy, the original's rows",
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: rows,
      },
      {
        id: 'original-loss',
        title: "Test loss, the original's rows",
        kind: 'intervals',
        metric: 'test_loss',
        arms: rows,
      },
      {
        id: 'ranking',
        title: 'Test accuracy of all activations on fewer images',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: fewer([...Object.keys(ALTERNATIVES), ...OTHERS]),
      },
      {
        id: 'learning-curves',
        title: 'Training loss over epochs, Glorot uniform',
        kind: 'curves',
        metric: 'loss',
        arms: Object.keys(ALTERNATIVES).map((activation) => `${activation}-glorot-uniform`),
      },
      {
        id: 'dead-units',
        title: 'Share of dead hidden units over epochs',
        kind: 'curves',
        metric: 'dead_share/layer_1',
        arms: fewer(['relu', 'leaky-relu', 'elu', 'gelu', 'swish', 'softmax']),
      },
      {
        id: 'saturated-units',
        title: 'Share of saturated hidden outputs over epochs',
        kind: 'curves',
        metric: 'saturated_share/layer_1',
        arms: fewer(['sigmoid', 'hard-sigmoid', 'tanh', 'relu', 'selu', 'softplus']),
      },
    ];
  },
};

function row(profile: Profile, activation: string, initializer: string): Arm {
  const id = `${activation}-${initializer}`;
  // The one row whose name says what its notebook did not train.
  const mislabelled = id === 'selu-lecun-normal';
  return {
    id,
    title: `${activation}, ${initializerTitle(initializer)}${mislabelled ? ' (as named)' : ''}`,
    group: ROWS,
    ...(mislabelled
      ? { note: "The original's number of this name stands in the next row." }
      : { original: `${activation} ${initializer.replace('-', '_')}` }),
    seeds: profile.seeds,
    config: mainProtocol(profile, {
      model: network({ activation, initializer }),
      observe: ['activation-statistics'],
    }),
  };
}

function glorotPair(candidate: string, baseline: string, metric: 'test_loss' | 'test_accuracy'): Comparison {
  const word = metric === 'test_loss' ? 'loss' : 'accuracy';
  return {
    id: `${candidate}-against-${baseline}-${word}`,
    title: `Glorot uniform: ${candidate} against ${baseline}, ${word}`,
    candidate: `${candidate}-glorot-uniform`,
    baseline: `${baseline}-glorot-uniform`,
    metric,
  };
}

function initializerTitle(id: string): string {
  return id.replace('glorot', 'Glorot').replace('he-', 'He ').replace('lecun', 'LeCun').replace('-', ' ');
}
