import type { Hyperparameters, Loss } from '../definition.ts';

/**
 * A loss that compares each output with its own target and takes the mean: L = 1/n sum_j l(t_j, y_j), as Keras does.
 * The mean makes the gradient of one output n times smaller than the sum would: ten outputs, a tenth of the step.
 */
export function meanOverOutputs<Name extends string>({
  perOutput: { value, derivative },
  ...definition
}: MeanOverOutputs<Name>): Loss<Name> {
  return {
    ...definition,
    minimumOutputs: 1,
    value: (t, y, hyperparameters) =>
      y.reduce((sum, yj, j) => sum + value(t[j]!, yj, hyperparameters), 0) / y.length,
    gradient: (t, y, hyperparameters) => y.map((yj, j) => derivative(t[j]!, yj, hyperparameters) / y.length),
  };
}

interface MeanOverOutputs<Name extends string> extends Omit<
  Loss<Name>,
  'value' | 'gradient' | 'minimumOutputs'
> {
  readonly perOutput: {
    value(t: number, y: number, hyperparameters: Hyperparameters<Name>): number;
    /** dl/dy */
    derivative(t: number, y: number, hyperparameters: Hyperparameters<Name>): number;
  };
}
