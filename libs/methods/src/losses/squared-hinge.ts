import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Squared hinge: L = max(0, 1 - t y)^2 with targets t = +-1; the mean over outputs.
 *
 * The hinge without its kink: the pull fades as the margin 1 is reached, and grows with the distance on the wrong side,
 * so that outliers weigh more. dL/dy = -2 t max(0, 1 - t y).
 */
export const squaredHinge = meanOverOutputs({
  id: 'squared-hinge',
  title: 'Squared hinge',
  formula: String.raw`L = \max(0, 1 - t y)^2, \quad t = \pm 1`,
  reference: 'Tang (2013), Deep Learning using Linear Support Vector Machines, arXiv 1306.0239',
  keras: 'keras.losses.squared_hinge',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  targets: 'plus-minus-one',
  perOutput: {
    value(t, y) {
      const shortfall = Math.max(0, 1 - t * y);
      return shortfall * shortfall;
    },
    derivative: (t, y) => -2 * t * Math.max(0, 1 - t * y),
  },
});
