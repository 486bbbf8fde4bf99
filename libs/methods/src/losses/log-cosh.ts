import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Logarithm of the hyperbolic cosine of the error e = y - t: L = ln cosh e; the mean over outputs.
 *
 * About e^2 / 2 for small errors and |e| - ln 2 for large ones: a Huber loss without a seam, whose gradient is tanh e.
 * Written as |e| + ln(1 + e^(-2 |e|)) - ln 2, which cannot overflow.
 */
export const logCosh = meanOverOutputs({
  id: 'log-cosh',
  title: 'Log-cosh',
  formula: String.raw`L = \ln \cosh(y - t)`,
  reference:
    'Green (1990), Bayesian reconstructions from emission tomography data using a modified EM algorithm, IEEE Transactions on Medical Imaging 9',
  keras: 'keras.losses.log_cosh',
  hyperparameters: {},
  outputs: 'probabilities',
  domain: 'real',
  targets: 'zero-one',
  perOutput: {
    value(t, y) {
      const error = Math.abs(y - t);
      return error + Math.log1p(Math.exp(-2 * error)) - Math.LN2;
    },
    derivative: (t, y) => Math.tanh(y - t),
  },
});
