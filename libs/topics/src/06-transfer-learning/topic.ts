import type { Panel, Topic } from '@experiments/contracts';
import type { ImageCount } from '../protocol.ts';
import { trainingSize } from '../training-size.ts';
import { SIZES, STARTS, transferArms } from './arms.ts';
import type { Start } from './arms.ts';
import { transferLearningAudit, transferLearningClaims } from './claims.ts';

export const transferLearning: Topic = {
  id: 'transfer-learning',
  number: 6,
  title: 'Transfer learning',
  question:
    'How much does a hidden layer trained on another task help, and with how many images does it stop helping?',
  prediction:
    'Nine in ten images are not coats, so accuracy starts at 0.90 without any learning; average precision and ' +
    'balanced accuracy tell more. With 100 and 1,000 images the frozen pretrained layer clearly beats ' +
    'training from scratch, the more so as its source has seen coats, and random frozen features do worse at ' +
    'every size. With all images scratch overtakes the frozen layer, which leaves a linear probe, while ' +
    "frozen then fine-tuned is never far below the better of the two. At the original's learning rate of " +
    '0.001 the pretrained layer leads after one epoch and still after four. T-shirts against pullovers with ' +
    '200 images gain less, as the source never saw either.',
  metric: 'test_accuracy',
  audit: transferLearningAudit,
  claims: transferLearningClaims,

  arms: transferArms,

  comparisons() {
    const atSize = (images: ImageCount, candidate: Start, baseline: Start, title: string) => ({
      id: `coat-${images}-${candidate}-against-${baseline}`,
      title,
      candidate: `coat-${images}-${candidate}`,
      baseline: `coat-${images}-${baseline}`,
      metric: 'test_average_precision',
    });
    return [
      {
        ...atSize(
          1_000,
          'frozen',
          'scratch',
          'Coat, 1,000 images: pretrained and frozen against from scratch',
        ),
        headline: true,
      },
      atSize(100, 'frozen', 'scratch', 'Coat, 100 images: pretrained and frozen against from scratch'),
      atSize('all', 'frozen', 'scratch', 'Coat, all images: pretrained and frozen against from scratch'),
      atSize('all', 'fine-tuned', 'scratch', 'Coat, all images: fine-tuned against from scratch'),
      atSize(1_000, 'frozen', 'random-frozen', 'Coat, 1,000 images: pretrained against random features'),
      {
        id: 'head-start-first-epoch',
        title: "The original's learning rate, after one epoch: pretrained against from scratch",
        candidate: 'original-frozen-1-epoch',
        baseline: 'original-scratch-1-epoch',
        metric: 'test_accuracy',
      },
      {
        id: 'first-epoch-against-always-no',
        title: "The original's learning rate, after one epoch: pretrained against always answering no",
        candidate: 'original-frozen-1-epoch',
        baseline: 'always-no',
        metric: 'test_accuracy',
      },
      {
        id: 'head-start-fourth-epoch',
        title: "The original's learning rate, after its four epochs: pretrained against from scratch",
        candidate: 'original-frozen-4-epochs',
        baseline: 'original-scratch-4-epochs',
        metric: 'test_accuracy',
      },
      {
        id: 'pullover',
        title: 'T-shirt or pullover, 200 images: pretrained and frozen against from scratch',
        candidate: 'pullover-frozen',
        baseline: 'pullover-scratch',
        metric: 'test_accuracy',
      },
    ];
  },

  panels(profile) {
    const efficiency = (id: string, title: string, metric: string): Panel => ({
      id,
      title,
      kind: 'response',
      metric,
      x: { title: 'training images', scale: 'log' },
      lines: STARTS.map((start) => ({
        title: start.title,
        points: SIZES.map(({ images }) => {
          const size = trainingSize(images, profile);
          return { x: size === 'all' ? 60_000 : size, arm: `coat-${images}-${start.id}` };
        }),
      })),
    });
    const bySize = SIZES.flatMap(({ images }) => STARTS.map(({ id }) => `coat-${images}-${id}`));
    return [
      efficiency(
        'precision-against-images',
        'Coat or not: average precision against the number of training images',
        'test_average_precision',
      ),
      efficiency(
        'balanced-accuracy-against-images',
        'Coat or not: balanced accuracy against the number of training images',
        'test_balanced_accuracy',
      ),
      {
        id: 'data-efficiency',
        title: 'Coat or not: average precision by images and start',
        kind: 'intervals',
        metric: 'test_average_precision',
        arms: [...bySize, 'always-no'],
      },
      {
        id: 'balanced-accuracy',
        title: 'Coat or not: balanced accuracy by images and start',
        kind: 'intervals',
        metric: 'test_balanced_accuracy',
        arms: [...bySize, 'always-no'],
      },
      {
        id: 'head-start',
        title: "Training accuracy over epochs at the original's learning rate",
        kind: 'curves',
        metric: 'accuracy',
        arms: ['original-scratch-4-epochs', 'original-frozen-4-epochs'],
      },
      {
        id: 'thousand-images',
        title: 'Coat, 1,000 images: training loss over epochs',
        kind: 'curves',
        metric: 'loss',
        arms: STARTS.map(({ id }) => `coat-1000-${id}`),
      },
      {
        id: 'pullover',
        title: 'T-shirt or pullover, 200 images: test accuracy',
        kind: 'intervals',
        metric: 'test_accuracy',
        arms: STARTS.map(({ id }) => `pullover-${id}`),
      },
    ];
  },
};
