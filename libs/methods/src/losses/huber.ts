import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Huber's loss of the error e = y - t: e^2 / 2 for |e| <= delta, delta (|e| - delta / 2) beyond; the mean over
 * outputs.
 *
 * A square near 0, where it is smooth, and a straight line far out, where a wrong target then pulls with the constant
 * force delta: dL/dy = e cut off at +-delta. Probabilities are never further than the default delta = 1 from targets
 * 0 and 1, so on them this is half the squared error.
 */
export const huber = meanOverOutputs({
  id: 'huber',
  title: 'Huber',
  formula: String.raw`L = \begin{cases} \tfrac{1}{2} e^2 & |e| \le \delta \\ \delta (|e| - \tfrac{1}{2} \delta) & |e| > \delta \end{cases}, \quad e = y - t`,
  reference: 'Huber (1964), Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35',
  keras: 'keras.losses.huber',
  hyperparameters: {
    delta: { default: 1, exclusiveMinimum: 0, meaning: 'the error at which the square turns into a line' },
  },
  outputs: 'probabilities',
  domain: 'real',
  targets: 'zero-one',
  perOutput: {
    value(t, y, { delta }) {
      const error = Math.abs(y - t);
      return error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
    },
    derivative: (t, y, { delta }) => Math.min(Math.max(y - t, -delta), delta),
  },
});
