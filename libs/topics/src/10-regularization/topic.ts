import type { Topic } from '@experiments/contracts';
import { regularizationAudit, regularizationClaims } from './claims.ts';
import { originalStudy } from './original-study.ts';
import { tunedStudies } from './tuned-studies.ts';

export const regularization: Topic = {
  id: 'regularization',
  number: 10,
  title: 'Regularization',
  question:
    'Do l1, l2, max-norm and dropout help, once each has the strength that suits it and there is something to cure?',
  prediction:
    "At the original's strength of 0.01 the penalties are far too strong for this data: l1 costs more than " +
    'ten points and sets most weights to zero, l2 costs about seven, and dropout 0.4 one or two, so dropout ' +
    'is best there by being weakest. Max-norm 1 changes nothing beside l2 0.01, which has shrunk the weights ' +
    'already. After ten epochs there is little to cure, and each tuned strength ends within half a point of ' +
    'none. After fifty epochs on few images the tuned ones have a clearly lower test loss than none and gain ' +
    'at most a point of accuracy, and dropout and l2 stay within half a point of each other.',
  metric: 'test_accuracy',
  audit: regularizationAudit,
  claims: regularizationClaims,

  arms(profile) {
    return [...originalStudy.arms(profile), ...tunedStudies.arms(profile)];
  },

  comparisons() {
    return [
      {
        id: 'dropout-against-l2-tuned',
        title: 'Tuned, few images and many epochs: dropout against l2',
        candidate: 'long-dropout-tuned',
        baseline: 'long-l2-tuned',
        metric: 'test_accuracy',
        headline: true,
      },
      {
        id: 'l1-against-none',
        title: "The original's strength: l1 against none",
        candidate: 'l1-10-epochs',
        baseline: 'none',
        metric: 'test_accuracy',
      },
      {
        id: 'l1-against-none-training',
        title: "The original's strength: l1 against none, training accuracy",
        candidate: 'l1-10-epochs',
        baseline: 'none',
        metric: 'train_accuracy',
      },
      {
        id: 'l2-against-l1',
        title: "The original's strength: l2 against l1",
        candidate: 'l2',
        baseline: 'l1-10-epochs',
        metric: 'test_accuracy',
      },
      {
        id: 'l2-against-none',
        title: "The original's strength: l2 against none",
        candidate: 'l2',
        baseline: 'none',
        metric: 'test_accuracy',
      },
      {
        id: 'l2-against-none-training',
        title: "The original's strength: l2 against none, training accuracy",
        candidate: 'l2',
        baseline: 'none',
        metric: 'train_accuracy',
      },
      {
        id: 'l2-against-none-objective',
        title: "The original's strength: l2 against none, loss with the penalty, which the original printed",
        candidate: 'l2',
        baseline: 'none',
        metric: 'test_objective',
      },
      {
        id: 'l2-against-none-loss',
        title: "The original's strength: l2 against none, loss of the data alone",
        candidate: 'l2',
        baseline: 'none',
        metric: 'test_loss',
      },
      {
        id: 'max-norm',
        title: "The original's strength: l2 with max-norm against l2",
        candidate: 'l2-max-norm',
        baseline: 'l2',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-against-l2',
        title: "The original's strength: dropout against l2",
        candidate: 'dropout',
        baseline: 'l2',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-against-l1',
        title: "The original's strength: dropout against l1",
        candidate: 'dropout',
        baseline: 'l1-10-epochs',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-against-l2-max-norm',
        title: "The original's strength: dropout against l2 with max-norm",
        candidate: 'dropout',
        baseline: 'l2-max-norm',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-against-none',
        title: "The original's strength: dropout against none",
        candidate: 'dropout',
        baseline: 'none',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-hidden-only',
        title: 'Tuned, few images and many epochs: dropout on the hidden layer alone against on both',
        candidate: 'long-dropout-hidden-tuned',
        baseline: 'long-dropout-tuned',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-against-none-tuned',
        title: 'Tuned, few images and many epochs: dropout against none',
        candidate: 'long-dropout-tuned',
        baseline: 'long-none',
        metric: 'test_loss',
      },
      {
        id: 'l2-against-none-tuned',
        title: 'Tuned, few images and many epochs: l2 against none',
        candidate: 'long-l2-tuned',
        baseline: 'long-none',
        metric: 'test_loss',
      },
    ];
  },

  panels() {
    return [...originalStudy.panels(), ...tunedStudies.panels()];
  },
};
