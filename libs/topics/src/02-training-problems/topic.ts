import type { Topic } from '@experiments/contracts';
import { trainingProblemsAudit, trainingProblemsClaims } from './claims.ts';
import { dataStudy } from './data-study.ts';
import { gradientStudy } from './gradient-study.ts';
import { overfittingStudy } from './overfitting-study.ts';
import { sizeStudy } from './size-study.ts';

export const trainingProblems: Topic = {
  id: 'training-problems',
  number: 2,
  title: 'What goes wrong in training, and the remedy beside it',
  question: 'Which of the known troubles of training show on this data, and does each remedy cure its own?',
  prediction:
    "A sigmoid passes on at most a quarter of the gradient, so the first layer's gradient falls by orders of " +
    'magnitude from 2 to 20 layers and the deep network stays near one in ten right; batch normalisation brings it ' +
    'back. Weights of standard deviation 1 make the gradient of deep relu and tanh networks grow with every layer, ' +
    'those of 0.01 make it vanish for all three, and Glorot, He and LeCun weights keep it within a factor of ten for tanh, ' +
    'relu and selu. Fewer images cost accuracy steadily, and a pretrained hidden layer gives most of it back at 200 ' +
    'images and nothing at all of them. Wider networks take more seconds an epoch but no more epochs, and the gap ' +
    'between training and validation grows with width and with wrong labels; dropout and early stopping close it.',
  metric: 'test_accuracy',
  audit: trainingProblemsAudit,
  claims: trainingProblemsClaims,

  arms(profile) {
    return [gradientStudy, dataStudy, sizeStudy, overfittingStudy].flatMap((study) => study.arms(profile));
  },

  comparisons() {
    return [
      {
        id: 'batch-norm-cures-vanishing',
        title: 'Ten sigmoid layers: with batch normalisation against without',
        candidate: 'sigmoid-10-layers-batch-norm',
        baseline: 'sigmoid-10-layers',
        metric: 'test_accuracy',
        headline: true,
      },
      {
        id: 'sigmoid-gradient-by-depth',
        title: "Sigmoid: the first layer's gradient, 20 layers against 2",
        candidate: 'sigmoid-20-layers',
        baseline: 'sigmoid-2-layers',
        metric: 'gradient_norm/layer_1',
        at: 'start',
      },
      {
        id: 'sigmoid-accuracy-by-depth',
        title: 'Sigmoid: training accuracy, ten layers against two',
        candidate: 'sigmoid-10-layers',
        baseline: 'sigmoid-2-layers',
        metric: 'train_accuracy',
      },
      {
        id: 'large-weights',
        title: "Ten relu layers: the first layer's gradient, large weights against He",
        candidate: 'relu-10-layers-large',
        baseline: 'relu-10-layers',
        metric: 'gradient_norm/layer_1',
        at: 'start',
      },
      {
        id: 'large-weights-tanh',
        title: "Ten tanh layers: the first layer's gradient, large weights against Glorot",
        candidate: 'tanh-10-layers-large',
        baseline: 'tanh-10-layers',
        metric: 'gradient_norm/layer_1',
        at: 'start',
      },
      {
        id: 'batch-norm-cures-exploding',
        title: 'Ten relu layers with large weights: with batch normalisation against without',
        candidate: 'relu-10-layers-large-batch-norm',
        baseline: 'relu-10-layers-large',
        metric: 'test_accuracy',
      },
      {
        id: 'few-images',
        title: 'Ten classes: 200 training images against all',
        candidate: 'scratch-200',
        baseline: 'scratch-all',
        metric: 'test_accuracy',
      },
      {
        id: 'transfer-at-200',
        title: 'Five classes, 200 images: transferred against from scratch',
        candidate: 'five-classes-200-transferred',
        baseline: 'five-classes-200-scratch',
        metric: 'test_accuracy',
      },
      {
        id: 'transfer-at-all',
        title: 'Five classes, all images: transferred against from scratch',
        candidate: 'five-classes-all-transferred',
        baseline: 'five-classes-all-scratch',
        metric: 'test_accuracy',
      },
      {
        id: 'transfer-at-200-against-all',
        title: 'Five classes: transferred with 200 images against from scratch with all',
        candidate: 'five-classes-200-transferred',
        baseline: 'five-classes-all-scratch',
        metric: 'test_accuracy',
      },
      {
        id: 'width-costs-seconds',
        title: 'Adam: seconds of an epoch, 512 units against 32',
        candidate: 'width-512-adam',
        baseline: 'width-32-adam',
        metric: 'seconds',
      },
      {
        id: 'better-optimizer',
        title: '512 units: Adam against gradient descent',
        candidate: 'width-512-adam',
        baseline: 'width-512-gradient-descent',
        metric: 'test_accuracy',
      },
      {
        id: 'better-activation',
        title: '128 units, gradient descent: relu against sigmoid',
        candidate: 'width-128-gradient-descent',
        baseline: 'width-128-gradient-descent-sigmoid',
        metric: 'test_accuracy',
      },
      {
        id: 'width-overfits',
        title: 'Many epochs: how much worse on the test set, 512 units against 128',
        candidate: 'overfit-512',
        baseline: 'overfit-128',
        metric: 'accuracy_gap',
      },
      {
        id: 'few-images-overfit',
        title: 'Many epochs: how much worse on the test set, a quarter of the images against all of them',
        candidate: 'overfit-128-fewer-images',
        baseline: 'overfit-128',
        metric: 'accuracy_gap',
      },
      {
        id: 'noise-overfits',
        title: 'Many epochs: how much worse on the test set, 20% wrong labels against clean ones',
        candidate: 'overfit-128-noise-20',
        baseline: 'overfit-128',
        metric: 'accuracy_gap',
      },
      {
        id: 'noise-hurts',
        title: 'Many epochs: 20% wrong labels against clean ones',
        candidate: 'overfit-128-noise-20',
        baseline: 'overfit-128',
        metric: 'test_accuracy',
      },
      {
        id: 'dropout-cures-noise',
        title: 'Many epochs, 20% wrong labels: with dropout against without',
        candidate: 'overfit-128-noise-20-dropout',
        baseline: 'overfit-128-noise-20',
        metric: 'test_accuracy',
      },
      {
        id: 'early-stopping-cures-noise',
        title: '20% wrong labels: early stopping against all epochs',
        candidate: 'overfit-128-noise-20-early-stopping',
        baseline: 'overfit-128-noise-20',
        metric: 'test_accuracy',
      },
    ];
  },

  panels(profile) {
    return [gradientStudy, dataStudy, sizeStudy, overfittingStudy].flatMap((study) => study.panels(profile));
  },
};
