import { varianceScaling } from './variance-scaling.ts';

/** Variance 2 / fanIn, as He normal, but uniform: the limit is sqrt(6 / fanIn). */
export const heUniform = varianceScaling({
  id: 'he-uniform',
  title: 'He uniform',
  formula: String.raw`w \sim \mathcal{U}(-l, l), \quad l = \sqrt{\tfrac{6}{n_{in}}}`,
  reference:
    'He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification, arXiv 1502.01852',
  keras: 'keras.initializers.HeUniform',
  scale: 2,
  mode: 'fan-in',
  distribution: 'uniform',
});
