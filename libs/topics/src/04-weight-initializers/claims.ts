import { parseRunConfig } from '@experiments/contracts';
import type { AuditNote, Claim, TheoryCheck } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';
import kerasDense from './keras-dense.json' with { type: 'json' };

const ALTERNATIVES = {
  relu: 'he-normal',
  tanh: 'glorot-normal',
  sigmoid: 'glorot-normal',
  selu: 'lecun-normal',
  softmax: 'glorot-normal',
};

export function weightInitializersClaims(): Claim[] {
  return [
    originalClaim(
      'default-is-glorot-uniform',
      'A fact about Keras, so Keras was asked: what a Dense layer names as its initializer, and whether the weights that ' +
        'it draws have the limit and the spread of Glorot uniform. Our own dense layer must have the same default.',
      [{ says: 'theory', title: "A Dense layer's default initializer", check: defaultInitializer }],
    ),
    originalClaim(
      'glorot-uniform-worse-everywhere',
      'For each of the five activations, one hidden layer with Glorot uniform must have a lower test accuracy than with ' +
        "the original's alternative. One pair that goes the other way refutes it.",
      Object.entries(ALTERNATIVES).map(([activation, alternative]) => ({
        says: 'higher',
        candidate: `${activation}-${alternative}`,
        baseline: `${activation}-glorot-uniform`,
        metric: 'test_accuracy',
      })),
    ),
  ];
}

export const weightInitializersAudit: readonly AuditNote[] = [
  {
    id: 'one-layer',
    did: 'Two initializers were compared for each activation, one run each, on a network with one hidden layer.',
    couldNotShow:
      'What initializers are for: keeping the signal level through many layers. With one layer there is hardly anything to keep. Here ten layers stand beside one.',
    comparisons: ['relu-he-normal-against-glorot-uniform', 'deep-he-against-glorot'],
  },
];

/** Keras's weights are on (-l, l) with l = sqrt(6 / (784 + 128)), and a uniform distribution has the deviation l / sqrt(3). */
function defaultInitializer(): TheoryCheck {
  const { versions, initializer, inputs, units, largest, standardDeviation } = kerasDense;
  const limit = Math.sqrt(6 / (inputs + units));
  const { model } = parseRunConfig({
    topic: 'weight-initializers',
    arm: 'default',
    seed: 1,
    data: {},
    model: { layers: [{ kind: 'dense', units: 10 }] },
    loss: { id: 'softmax-cross-entropy' },
    optimizer: { id: 'adam' },
    epochs: 0,
  });
  const [layer] = model.layers;
  const ours = layer?.kind === 'dense' ? layer.initializer.id : 'none';
  return {
    holds:
      initializer === 'GlorotUniform' &&
      ours === 'glorot-uniform' &&
      largest <= limit &&
      largest > 0.999 * limit &&
      Math.abs(standardDeviation / (limit / Math.sqrt(3)) - 1) < 0.01,
    found:
      `Keras ${versions.keras} names ${initializer}, and a layer of ${inputs} by ${units} has weights up to ` +
      `${largest.toFixed(4)} (limit ${limit.toFixed(4)}) with standard deviation ${standardDeviation.toFixed(4)} ` +
      `(${(limit / Math.sqrt(3)).toFixed(4)}); ours has ${ours}.`,
  };
}
