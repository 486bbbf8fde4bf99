import { meanOverOutputs } from './mean-over-outputs.ts';

/**
 * Hinge: L = max(0, 1 - t y) with targets t = +-1; the mean over outputs.
 *
 * The loss of support vector machines: nothing once the output is on the right side by the margin 1, and from there a
 * straight line, so that a far outlier pulls no harder than a near one. dL/dy = -t where t y < 1, else 0 (at the kink
 * too).
 */
export const hinge = meanOverOutputs({
  id: 'hinge',
  title: 'Hinge',
  formula: String.raw`L = \max(0, 1 - t y), \quad t = \pm 1`,
  reference: 'Cortes and Vapnik (1995), Support-Vector Networks, Machine Learning 20',
  keras: 'keras.losses.hinge',
  hyperparameters: {},
  outputs: 'logits',
  domain: 'real',
  targets: 'plus-minus-one',
  perOutput: {
    value: (t, y) => Math.max(0, 1 - t * y),
    derivative: (t, y) => (t * y < 1 ? -t : 0),
  },
});
