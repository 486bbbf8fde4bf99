import { varianceScaling } from './variance-scaling.ts';

/** Variance 2 / (fanIn + fanOut), as Glorot normal, but uniform: the limit is sqrt(6 / (fanIn + fanOut)). The default of Keras. */
export const glorotUniform = varianceScaling({
  id: 'glorot-uniform',
  title: 'Glorot uniform',
  formula: String.raw`w \sim \mathcal{U}(-l, l), \quad l = \sqrt{\tfrac{6}{n_{in} + n_{out}}}`,
  reference:
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks, AISTATS',
  keras: 'keras.initializers.GlorotUniform',
  scale: 1,
  mode: 'fan-average',
  distribution: 'uniform',
});
