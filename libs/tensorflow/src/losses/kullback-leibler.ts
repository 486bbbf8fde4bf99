import type { LossFace } from '../face.ts';
import { negativeLogLikelihood } from './clipped-probability.ts';

/** L = sum_j t_j ln(t_j / p_j), 0 ln 0 = 0: as the targets are 0 and 1, cross-entropy. */
export const kullbackLeibler: LossFace = negativeLogLikelihood;
