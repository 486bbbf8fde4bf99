import { elementwise } from './elementwise.ts';

/**
 * Hard sigmoid: a = min(max(z + 3, 0), 6) / 6, a sigmoid of three straight pieces, without an exponential.
 *
 * f' = 1/6 for -3 < z < 3, else 0: a saturated unit learns nothing at all. The pieces are those of Keras 3; Keras 2
 * and TensorFlow.js have 0.2 z + 0.5 instead. At the kinks the derivative is 0.
 */
export const hardSigmoid = elementwise({
  id: 'hard-sigmoid',
  title: 'Hard sigmoid',
  formula: String.raw`a = \tfrac{1}{6} \min(\max(z + 3, 0), 6)`,
  reference:
    'Courbariaux, Bengio and David (2015), BinaryConnect: Training Deep Neural Networks with binary weights during propagations, arXiv 1511.00363; slope 1/6 after Howard et al. (2019), Searching for MobileNetV3, arXiv 1905.02244',
  keras: 'keras.activations.hard_sigmoid',
  hyperparameters: {},
  range: [0, 1],
  // Under the name hard_sigmoid TensorFlow.js has another function.
  layersModel: () => 'keras3_hard_sigmoid',
  value: (z) => Math.min(Math.max(z + 3, 0), 6) / 6,
  derivative: (z) => (z > -3 && z < 3 ? 1 / 6 : 0),
});
