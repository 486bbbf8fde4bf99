import type { Constraint } from '../definition.ts';

const EPSILON = 1e-7;

/**
 * Max-norm: the incoming weights of a unit are scaled back to the length `limit` where they are longer:
 * w <- w min(|w|, limit) / (|w| + epsilon), epsilon = 1e-7.
 *
 * A projection on a ball after each step, where a penalty only pulls: inside the ball weights are free, and no learning
 * rate, however large, can carry them away. The form, the default limit 2 and the epsilon outside are Keras's (axis 0);
 * the epsilon makes even a short w shrink, by a factor 1 - 1e-7 / |w|, and leaves w = 0 at 0.
 */
export const maxNorm: Constraint<'limit'> = {
  id: 'max-norm',
  title: 'Max-norm',
  formula: String.raw`w \leftarrow w \, \frac{\min(\lVert w \rVert, c)}{\lVert w \rVert + \epsilon}`,
  reference:
    'Srebro, Rennie and Jaakkola (2004), Maximum-Margin Matrix Factorization, NIPS 17; with dropout Srivastava et al. (2014), JMLR 15',
  keras: 'keras.constraints.MaxNorm',
  hyperparameters: {
    limit: {
      default: 2,
      exclusiveMinimum: 0,
      meaning: 'c, the greatest length of the incoming weights of a unit',
    },
  },
  project(w, { limit }) {
    const norm = Math.sqrt(w.reduce((sum, wi) => sum + wi * wi, 0));
    const factor = Math.min(norm, limit) / (EPSILON + norm);
    return w.map((wi) => wi * factor);
  },
};
