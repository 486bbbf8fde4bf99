import type { LayerConfig } from '@experiments/contracts';
import { allocateActivations, vectorParameter } from './engine-layer.ts';
import type { EngineLayer, LayerContext } from './engine-layer.ts';

type BatchNormalizationConfig = Extract<LayerConfig, { kind: 'batch-normalization' }>;

/** Batch normalization over the rows of a batch; a frozen layer works as in inference, as it does in Keras. */
export function batchNormalizationLayer(
  config: BatchNormalizationConfig,
  context: LayerContext,
): EngineLayer {
  const { kernels, memory, input } = context;
  const gamma = vectorParameter(memory, input.units, 'gamma');
  const beta = vectorParameter(memory, input.units, 'beta');
  const movingMean = vectorParameter(memory, input.units, 'moving-mean', false);
  const movingVariance = vectorParameter(memory, input.units, 'moving-variance', false);
  const units = gamma.block.size;
  const output = allocateActivations(context, input.units);
  const normalized = allocateActivations(context, input.units);
  const inputGradient = allocateActivations(context, input.units);
  const inverse = memory.allocate(4 * units);
  const gammaGradient = memory.allocate(4 * units);
  const betaGradient = memory.allocate(4 * units);
  /** Takes the running averages of a probe, which leaves the real ones alone. */
  const unused = memory.allocate(4 * units);
  const zeros = memory.allocate(4 * units);

  return {
    output,
    parameters: [gamma, beta, movingMean, movingVariance],
    trainable: config.trainable,

    forward(rows, mode) {
      const { stride } = input;
      const g = gamma.block.address;
      const b = beta.block.address;
      const mean = movingMean.block.address;
      const variance = movingVariance.block.address;
      if (mode === 'inference' || !this.trainable) {
        kernels.batch_normalization_inference(
          ...[input.address, output.address, g, b, mean, variance, rows, units, stride, config.epsilon],
        );
        return;
      }
      const [toMean, toVariance] = mode === 'probe' ? [unused, unused] : [mean, variance];
      kernels.batch_normalization_forward(
        ...[input.address, output.address, normalized.address, inverse, g, b, toMean, toVariance],
        ...[rows, units, stride, config.momentum, config.epsilon],
      );
    },

    backward(upstream, rows, needsInput, visit) {
      if (!this.trainable) {
        // With constant averages the layer is linear: dL/dx is the inference formula without its constants.
        const [g, variance] = [gamma.block.address, movingVariance.block.address];
        kernels.batch_normalization_inference(
          ...[upstream.address, inputGradient.address, g, zeros, zeros, variance, rows, units, input.stride],
          config.epsilon,
        );
        return inputGradient;
      }
      kernels.batch_normalization_backward(
        ...[upstream.address, normalized.address, inverse, gamma.block.address, gammaGradient, betaGradient],
        ...[needsInput ? inputGradient.address : 0, rows, units, input.stride],
      );
      visit?.(gamma.block, gamma.block.address, gammaGradient, units);
      visit?.(beta.block, beta.block.address, betaGradient, units);
      return needsInput ? inputGradient : undefined;
    },
  };
}
