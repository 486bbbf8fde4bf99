import type { Hyperparameter } from '../definition.ts';

/** Hyper-parameters that several optimizers have, each with its own default. */

export function learningRate(value: number): Hyperparameter {
  return { default: value, exclusiveMinimum: 0, meaning: 'eta, the length of a step' };
}

/** A share of the past that is kept from step to step: the memory is about 1 / (1 - rate) steps long. */
export function decayRate(value: number, meaning: string): Hyperparameter {
  return { default: value, minimum: 0, exclusiveMaximum: 1, meaning };
}

export const epsilon: Hyperparameter = {
  default: 1e-7,
  exclusiveMinimum: 0,
  meaning: 'epsilon, which keeps a division by a vanishing gradient finite',
};
