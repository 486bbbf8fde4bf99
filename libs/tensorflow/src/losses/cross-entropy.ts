import type { LossFace } from '../face.ts';
import { negativeLogLikelihood } from './clipped-probability.ts';

/** L = -sum_j t_j ln p_j */
export const crossEntropy: LossFace = negativeLogLikelihood;
