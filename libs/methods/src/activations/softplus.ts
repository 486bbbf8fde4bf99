import { elementwise } from './elementwise.ts';
import { logistic } from './sigmoid.ts';

/**
 * Softplus: a = ln(1 + e^z), a relu with its corner rounded off; its derivative is the logistic function.
 *
 * Never 0, so no unit is dead; but always positive (ln 2 at z = 0), so activations are not centred.
 */
export const softplus = elementwise({
  id: 'softplus',
  title: 'Softplus',
  formula: String.raw`a = \ln(1 + e^z)`,
  reference:
    'Dugas, Bengio, Belisle, Nadeau and Garcia (2001), Incorporating Second-Order Functional Knowledge for Better Option Pricing, NIPS 13',
  keras: 'keras.activations.softplus',
  hyperparameters: {},
  range: [0, Infinity],
  value: logOnePlusExp,
  derivative: logistic,
});

/** ln(1 + e^z) = max(z, 0) + ln(1 + e^-|z|), which cannot overflow. */
export function logOnePlusExp(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}
