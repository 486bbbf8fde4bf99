import type { Optimizer } from '../definition.ts';
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

const registry = {
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
} satisfies Record<string, Optimizer>;

export type OptimizerId = keyof typeof registry;

/** The rules that turn gradients into steps, by id. */
export const optimizers: Readonly<Record<OptimizerId, Optimizer>> = registry;
