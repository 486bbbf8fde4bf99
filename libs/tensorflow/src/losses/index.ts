import type { LossId } from '@experiments/methods';
import type { LossFace } from '../face.ts';
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

/** Losses by id. */
export const lossFaces: Readonly<Record<LossId, LossFace>> = {
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
};
