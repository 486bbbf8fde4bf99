import type { Loss } from '../definition.ts';
import { adaline } from './adaline.ts';
import { binaryCrossEntropy } from './binary-cross-entropy.ts';
import { categoricalHinge } from './categorical-hinge.ts';
import { crossEntropy } from './cross-entropy.ts';
import { focal } from './focal.ts';
import { hinge } from './hinge.ts';
import { huber } from './huber.ts';
import { kullbackLeibler } from './kullback-leibler.ts';
import { labelSmoothing } from './label-smoothing.ts';
import { logCosh } from './log-cosh.ts';
import { meanAbsoluteError } from './mean-absolute-error.ts';
import { meanSquaredError } from './mean-squared-error.ts';
import { perceptron } from './perceptron.ts';
import { poisson } from './poisson.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';
import { squaredHinge } from './squared-hinge.ts';

const registry = {
  adaline,
  'binary-cross-entropy': binaryCrossEntropy,
  'categorical-hinge': categoricalHinge,
  'cross-entropy': crossEntropy,
  focal,
  hinge,
  huber,
  'kullback-leibler': kullbackLeibler,
  'label-smoothing': labelSmoothing,
  'log-cosh': logCosh,
  'mean-absolute-error': meanAbsoluteError,
  'mean-squared-error': meanSquaredError,
  perceptron,
  poisson,
  'softmax-cross-entropy': softmaxCrossEntropy,
  'squared-hinge': squaredHinge,
} satisfies Record<string, Loss>;

export type LossId = keyof typeof registry;

/** What training makes small, by id. */
export const losses: Readonly<Record<LossId, Loss>> = registry;
