import type { Optimizer } from '../definition.ts';
import { defaults } from './defaults.ts';

/** The weight after each of these gradients, from a fresh state; hyper-parameters that are not given are defaults. */
export function trajectory(
  optimizer: Optimizer,
  start: number,
  gradients: readonly number[],
  given: Readonly<Record<string, number>> = {},
): number[] {
  const hyperparameters = { ...defaults(optimizer), ...given };
  let carry = optimizer.initialCarry(hyperparameters);
  let state = { w: start, slots: optimizer.initialSlots(hyperparameters) };
  return gradients.map((g) => {
    const step = optimizer.advance(carry, hyperparameters);
    carry = step.carry;
    state = optimizer.update(state.w, g, state.slots, step.scalars);
    return state.w;
  });
}
