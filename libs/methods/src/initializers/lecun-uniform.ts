import { varianceScaling } from './variance-scaling.ts';

/** Variance 1 / fanIn, as LeCun normal, but uniform: the limit is sqrt(3 / fanIn). */
export const lecunUniform = varianceScaling({
  id: 'lecun-uniform',
  title: 'LeCun uniform',
  formula: String.raw`w \sim \mathcal{U}(-l, l), \quad l = \sqrt{\tfrac{3}{n_{in}}}`,
  reference: 'LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, Neural Networks: Tricks of the Trade',
  keras: 'keras.initializers.LecunUniform',
  scale: 1,
  mode: 'fan-in',
  distribution: 'uniform',
});
