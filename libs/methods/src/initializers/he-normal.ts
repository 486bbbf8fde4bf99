import { varianceScaling } from './variance-scaling.ts';

/** Variance 2 / fanIn: the 2 makes up for the half of the mean square that a relu sets to 0. Truncated normal; the paper has an untruncated one of the same variance. */
export const heNormal = varianceScaling({
  id: 'he-normal',
  title: 'He normal',
  formula: String.raw`w \sim \mathcal{N}_{2\sigma}(0, \tfrac{2}{n_{in}})`,
  reference:
    'He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification, arXiv 1502.01852',
  keras: 'keras.initializers.HeNormal',
  scale: 2,
  mode: 'fan-in',
  distribution: 'truncated-normal',
});
