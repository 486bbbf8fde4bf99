import type { LayerConfig } from '@experiments/contracts';
import type { Operations, Tensor, Variable } from '../operations/operations.ts';
import { zeroParameter } from './parameter.ts';
import type { TensorFlowLayer } from './tensorflow-layer.ts';

type BatchNormalizationConfig = Extract<LayerConfig, { kind: 'batch-normalization' }>;

/**
 * y = gamma x_hat + beta, x_hat = (x - mean) / sqrt(variance + epsilon). A frozen layer works as in inference, as it does
 * in Keras. Backward with the definition's formula: dL/dx = gamma / sqrt(variance + epsilon) (u - mean(u) - x_hat
 * mean(u x_hat)), where mean and variance are the batch's.
 */
export function batchNormalizationLayer(
  { momentum, epsilon, trainable }: BatchNormalizationConfig,
  inputs: number,
  ops: Operations,
): TensorFlowLayer {
  const gamma = zeroParameter(ops, 'gamma', [inputs]);
  const beta = zeroParameter(ops, 'beta', [inputs]);
  const movingMean = zeroParameter(ops, 'moving-mean', [inputs], false);
  const movingVariance = zeroParameter(ops, 'moving-variance', [inputs], false);
  let deviation: Tensor;
  let normalized: Tensor;

  function move({ variable }: { variable: Variable }, value: Tensor): void {
    variable.assign(ops.add(ops.multiply(variable.read(), momentum), ops.multiply(value, 1 - momentum)));
  }

  return {
    units: inputs,
    parameters: [gamma, beta, movingMean, movingVariance],
    trainable,

    forward(x, mode) {
      const ofBatch = mode !== 'inference' && this.trainable;
      const mean = ofBatch ? ops.meanOverRows(x) : movingMean.variable.read();
      const centred = ops.subtract(x, mean);
      const variance = ofBatch ? ops.meanOverRows(ops.square(centred)) : movingVariance.variable.read();
      deviation = ops.sqrt(ops.add(variance, epsilon));
      normalized = ops.divide(centred, deviation);
      if (ofBatch && mode === 'training') {
        move(movingMean, mean);
        move(movingVariance, variance);
      }
      return ops.add(ops.multiply(normalized, gamma.variable.read()), beta.variable.read());
    },

    backward(upstream, needsInput, visit) {
      const scale = ops.divide(gamma.variable.read(), deviation);
      if (!this.trainable) return needsInput ? ops.multiply(upstream, scale) : undefined;
      const product = ops.multiply(upstream, normalized);
      const input = needsInput ? inputGradient(upstream, product, scale) : undefined;
      visit(gamma, ops.sumOverRows(product));
      visit(beta, ops.sumOverRows(upstream));
      return input;
    },
  };

  function inputGradient(upstream: Tensor, product: Tensor, scale: Tensor): Tensor {
    const centred = ops.subtract(upstream, ops.meanOverRows(upstream));
    const rest = ops.multiply(normalized, ops.meanOverRows(product));
    return ops.multiply(ops.subtract(centred, rest), scale);
  }
}
