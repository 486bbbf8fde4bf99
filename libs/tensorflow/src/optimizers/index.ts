import type { OptimizerId } from '@experiments/methods';
import type { OptimizerFace } from '../face.ts';
import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamax } from './adamax.ts';
import { adamw } from './adamw.ts';
import { gradientDescent } from './gradient-descent.ts';
import { lion } from './lion.ts';
import { momentum } from './momentum.ts';
import { nadam } from './nadam.ts';
import { nesterov } from './nesterov.ts';
import { rmsprop } from './rmsprop.ts';

/** Optimizers by id. */
export const optimizerFaces: Readonly<Record<OptimizerId, OptimizerFace>> = {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  'gradient-descent': gradientDescent,
  lion,
  momentum,
  nadam,
  nesterov,
  rmsprop,
};
