import { varianceScaling } from './variance-scaling.ts';

/** Variance 2 / (fanIn + fanOut): between what keeps activations (1 / fanIn) and gradients (1 / fanOut) from changing their size from layer to layer, for an activation that is about the identity near 0, such as tanh. Truncated normal. */
export const glorotNormal = varianceScaling({
  id: 'glorot-normal',
  title: 'Glorot normal',
  formula: String.raw`w \sim \mathcal{N}_{2\sigma}(0, \tfrac{2}{n_{in} + n_{out}})`,
  reference:
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks, AISTATS',
  keras: 'keras.initializers.GlorotNormal',
  scale: 1,
  mode: 'fan-average',
  distribution: 'truncated-normal',
});
