import type { AuditNote, Claim, Profile } from '@experiments/contracts';
import { originalClaim } from '../original-claim.ts';

export function earlyStoppingClaims(profile: Profile): Claim[] {
  const epochs = profile.epochs(100);
  return [
    originalClaim(
      'early-stopping-saves-epochs',
      "The original's rule, patience 1 on training accuracy. About 22 of 100 epochs is read as a mean of 17 to 27 (in a " +
        'smaller profile the same shares of its epochs), and without losing accuracy as a test accuracy no more than half ' +
        'a point below that of the uninterrupted network.',
      [
        {
          says: 'near',
          arm: 'training-accuracy-patience-1',
          metric: 'epochs_run',
          value: (22 * epochs) / 100,
          margin: (5 * epochs) / 100,
        },
        {
          says: 'not-lower',
          candidate: 'training-accuracy-patience-1',
          baseline: 'uninterrupted',
          metric: 'test_accuracy',
          margin: 0.005,
        },
      ],
    ),
    originalClaim(
      'checkpoint-resumes',
      'Checked exactly: a training that is killed and resumed from its checkpoint must end with the same weights, to the ' +
        'last bit, as one that was never killed; and with a lower training loss than one that starts again from scratch ' +
        'in the same time.',
      [
        { says: 'identical', candidate: 'resumed-from-checkpoint', baseline: 'never-killed' },
        {
          says: 'higher',
          candidate: 'restarted-in-the-same-time',
          baseline: 'resumed-from-checkpoint',
          metric: 'train_loss',
        },
      ],
    ),
  ];
}

export const earlyStoppingAudit: readonly AuditNote[] = [
  {
    id: 'checkpoint-never-saved',
    did: 'ModelCheckpoint was passed to evaluate(), which never saves; training went on from the weights that were still in memory.',
    couldNotShow:
      'That a checkpoint works: none was ever written or read. Here the process is stopped, everything but the checkpoint is dropped, and the run is compared bit by bit with one that was never stopped.',
    comparisons: ['resumed-loss', 'resumed-against-restarted'],
  },
  {
    id: 'watched-training-accuracy',
    did: 'Early stopping watched training accuracy.',
    couldNotShow:
      'Overfitting, which is what stopping is for: training accuracy does not fall when it begins. Here rules that watch validation images stand beside it.',
    comparisons: ['original-loss', 'validation-against-training'],
  },
];
