import { optimizers } from '@experiments/methods';

/** A function of a few weights, by its gradient. */
export type Slope = (weights: readonly number[]) => number[];

/**
 * Gradient descent with momentum from a point, by the reference definition that the engine's kernel is held to; the
 * weights before the first step and after each. `momentum: 0` is gradient descent.
 */
export function descend(
  slope: Slope,
  start: readonly number[],
  { learningRate, momentum, steps }: { learningRate: number; momentum: number; steps: number },
): number[][] {
  const optimizer = optimizers.momentum;
  const { scalars } = optimizer.advance([], { learningRate, momentum });
  const path = [[...start]];
  let state = start.map((w) => ({ w, slots: [0] }));
  for (let step = 0; step < steps; step++) {
    const gradient = slope(state.map(({ w }) => w));
    state = state.map(({ w, slots }, i) => optimizer.update(w, gradient[i]!, slots, scalars));
    path.push(state.map(({ w }) => w));
  }
  return path;
}
