import type { Arm, Panel, Profile } from '@experiments/contracts';
import { network } from '../base-model.ts';
import type { NetworkChoices } from '../base-model.ts';
import { mainProtocol } from '../protocol.ts';

const L1 = { id: 'l1', strength: 0.01 };
const L2 = { id: 'l2', strength: 0.01 };

/** The original's rows, on both kernels as it had them. */
const ROWS: { id: string; title: string; original: string; choices: NetworkChoices; epochs?: number }[] = [
  { id: 'none', title: 'None', original: 'none (relu)', choices: {} },
  { id: 'l1-10-epochs', title: 'l1 0.01', original: 'l1 0.01, 10 epochs', choices: { regularizer: L1 } },
  {
    id: 'l1-20-epochs',
    title: 'l1 0.01, twice the epochs',
    original: 'l1 0.01, 20 epochs',
    choices: { regularizer: L1 },
    epochs: 20,
  },
  { id: 'l2', title: 'l2 0.01', original: 'l2 0.01', choices: { regularizer: L2 } },
  {
    id: 'l2-max-norm',
    title: 'l2 0.01, max-norm 1',
    original: 'l2 0.01 + max-norm 1',
    choices: { regularizer: L2, constraint: { id: 'max-norm', limit: 1 } },
  },
  {
    id: 'dropout',
    title: 'Dropout 0.4 on pixels and hidden layer',
    original: 'dropout 0.4 on input and hidden',
    choices: { dropout: { input: 0.4, hidden: 0.4 } },
  },
];

/** Each regularizer at the strength that the original gave it. */
export const originalStudy = {
  arms(profile: Profile): Arm[] {
    return ROWS.map(({ id, title, original, choices, epochs }) => ({
      id,
      title,
      group: "The original's strengths",
      original,
      seeds: profile.seeds,
      config: config(profile, choices, epochs),
    }));
  },

  panels(): Panel[] {
    const ids = ROWS.map(({ id }) => id);
    return [
      {
        id: 'original-accuracy',
        title: "Test accuracy at the original's strengths",
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: ids,
      },
      {
        id: 'original-loss',
        title: "Data loss on the test set at the original's strengths, without the penalty",
        kind: 'intervals',
        metric: 'test_loss',
        arms: ids,
      },
      {
        id: 'original-training-loss',
        title: "Training loss over epochs at the original's strengths, without the penalty",
        kind: 'curves',
        metric: 'loss',
        arms: ids,
      },
      {
        id: 'original-penalty',
        title: 'Penalty over epochs',
        kind: 'curves',
        metric: 'penalty',
        scale: 'log',
        arms: ['l1-20-epochs', 'l2', 'l2-max-norm'],
      },
      {
        id: 'original-sparsity',
        title: "Share of the first layer's weights at zero, over epochs",
        kind: 'curves',
        metric: 'weight_sparsity/layer_1',
        arms: ids,
      },
    ];
  },
};

function config(profile: Profile, choices: NetworkChoices, epochs = 10) {
  return mainProtocol(profile, { model: network(choices), epochs, observe: ['weight-sparsity'] });
}
