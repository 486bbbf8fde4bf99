import { elementwise } from './elementwise.ts';
import { normalCumulative, normalDensity } from './normal-distribution.ts';

/**
 * Gaussian error linear unit: a = z Phi(z), Phi the standard normal distribution function, phi its density.
 *
 * z is weighted by how likely a normal variable lies below it: a smooth relu that dips to -0.17 near z = -0.75.
 * f' = Phi(z) + z phi(z). Exact, by the error function, as in Keras with its default `approximate=False`; the
 * approximation by tanh that some libraries mean by gelu differs by up to 5e-4.
 */
export const gelu = elementwise({
  id: 'gelu',
  title: 'GELU',
  formula: String.raw`a = z \, \Phi(z)`,
  reference: 'Hendrycks and Gimpel (2016), Gaussian Error Linear Units (GELUs), arXiv 1606.08415',
  keras: 'keras.activations.gelu',
  hyperparameters: {},
  range: [-0.16997120747990369, Infinity],
  value: (z) => z * normalCumulative(z),
  derivative: (z) => normalCumulative(z) + z * normalDensity(z),
});
