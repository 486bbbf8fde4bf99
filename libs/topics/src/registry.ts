import type { Topic } from '@experiments/contracts';
import { annEvolution } from './01-ann-evolution/topic.ts';
import { trainingProblems } from './02-training-problems/topic.ts';
import { activationFunctions } from './03-activation-functions/topic.ts';
import { weightInitializers } from './04-weight-initializers/topic.ts';
import { batchNormalization } from './05-batch-normalization/topic.ts';
import { transferLearning } from './06-transfer-learning/topic.ts';
import { earlyStoppingCheckpointing } from './07-early-stopping-checkpointing/topic.ts';
import { optimizers } from './08-optimizers/topic.ts';
import { lossFunctions } from './09-loss-functions/topic.ts';
import { regularization } from './10-regularization/topic.ts';

/** The study: one line a topic, in the order of its pages. */
export const topics: readonly Topic[] = [
  annEvolution,
  trainingProblems,
  activationFunctions,
  weightInitializers,
  batchNormalization,
  transferLearning,
  earlyStoppingCheckpointing,
  optimizers,
  lossFunctions,
  regularization,
];
