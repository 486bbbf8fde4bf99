import { varianceScaling } from './variance-scaling.ts';

/** Variance 1 / fanIn: a weighted sum has the variance of one input. What selu is derived for. Truncated normal. */
export const lecunNormal = varianceScaling({
  id: 'lecun-normal',
  title: 'LeCun normal',
  formula: String.raw`w \sim \mathcal{N}_{2\sigma}(0, \tfrac{1}{n_{in}})`,
  reference: 'LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, Neural Networks: Tricks of the Trade',
  keras: 'keras.initializers.LecunNormal',
  scale: 1,
  mode: 'fan-in',
  distribution: 'truncated-normal',
});
