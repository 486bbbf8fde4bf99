import type { DenseConfig } from '@experiments/contracts';
import { constraints, regularizers, resolveMethod } from '@experiments/methods';
import { methodKernel } from '../kernels.ts';
import { fromPanels, panelLayout, toPanels } from '../panels.ts';
import { activationStage } from './activation.ts';
import { allocateActivations, vectorParameter } from './engine-layer.ts';
import type { EngineLayer, LayerContext, LayerParameterAccess } from './engine-layer.ts';

/** a = f(x W + b), the kernel in panels; gradients are made and used panel by panel, so that they never leave the cache. */
export function denseLayer(config: DenseConfig, context: LayerContext): EngineLayer {
  const { kernels, memory, input, capacity } = context;
  const layout = panelLayout(input.units, config.units);
  const { inputs, panels } = layout;
  const chunks = kernels.dense_chunk_count(inputs);

  const kernel: LayerParameterAccess = {
    role: 'kernel',
    shape: [inputs, config.units],
    optimized: true,
    block: { address: memory.allocate(4 * layout.size), size: layout.size },
    read: (address) => fromPanels(layout, memory.floats(address, layout.size)),
    write: (address, values) => toPanels(layout, values, memory.floats(address, layout.size)),
  };
  const bias = vectorParameter(memory, config.units, 'bias');
  const z = allocateActivations(context, config.units);
  const activation = activationStage(config.activation, z, context);

  const entries = memory.allocate(8 * inputs * capacity + 8);
  const starts = memory.allocate(4 * (chunks + 1) * capacity);
  const masks = memory.allocate(4 * layout.paddedInputs * Math.ceil(capacity / 32));
  const gradient = memory.allocate(4 * layout.paddedInputs * 32);
  const biasGradient = memory.allocate(z.stride);
  const inputGradient = allocateActivations(context, inputs);

  const penalize = regularizerOf(config, context);
  const constrain = constraintOf(config, context);
  let stepPenalty = 0;
  let training = false;

  return {
    output: activation.output,
    parameters: [kernel, bias],
    kernel,
    trainable: config.trainable,

    forward(rows, mode) {
      kernels.dense_index_rows(input.address, input.stride, rows, inputs, entries, starts);
      for (const { unit, width, offset } of panels) {
        const forward = width === 32 ? kernels.dense_forward_32 : kernels.dense_forward_16;
        const biasAt = bias.block.address + 4 * unit;
        forward(
          starts,
          chunks,
          rows,
          kernel.block.address + 4 * offset,
          biasAt,
          z.address + 4 * unit,
          z.stride,
        );
      }
      activation.forward(rows);
      training = mode === 'training';
      // Frozen weights add to the loss too, though the backward pass may not come this far.
      stepPenalty = training && !this.trainable ? this.penalty!() : 0;
    },

    backward(upstream, rows, needsInput, visit) {
      const dz = activation.backward(upstream, rows);
      if (needsInput) {
        panels.forEach(({ unit, width, offset }, index) => {
          const inputGradientOf =
            width === 32 ? kernels.dense_input_gradient_32 : kernels.dense_input_gradient_16;
          inputGradientOf(
            kernel.block.address + 4 * offset,
            inputs,
            dz.address + 4 * unit,
            dz.stride,
            rows,
            inputGradient.address,
            inputGradient.stride,
            index === 0,
          );
        });
      }
      if (this.trainable && visit) {
        kernels.dense_index_columns(input.address, input.stride, rows, inputs, masks);
        for (const { unit, width, offset } of panels) {
          const kernelGradient =
            width === 32 ? kernels.dense_kernel_gradient_32 : kernels.dense_kernel_gradient_16;
          const panelAt = kernel.block.address + 4 * offset;
          const dzAt = dz.address + 4 * unit;
          kernelGradient(input.address, input.stride, masks, rows, inputs, dzAt, dz.stride, gradient);
          const count = inputs * width;
          if (training && penalize) stepPenalty += penalize(panelAt, gradient, count);
          visit(kernel.block, panelAt, gradient, count);
        }
        kernels.dense_bias_gradient(dz.address, dz.stride, rows, bias.block.size, biasGradient);
        visit(bias.block, bias.block.address, biasGradient, bias.block.size);
      }
      return needsInput ? inputGradient : undefined;
    },

    afterStep() {
      if (!this.trainable || !constrain) return;
      for (const { width, offset } of panels) constrain(kernel.block.address + 4 * offset, width, inputs);
    },

    penalty: () => penalize?.(kernel.block.address, 0, kernel.block.size) ?? 0,
    stepPenalty: () => stepPenalty,
    ...(activation.derivative && { derivative: activation.derivative }),
  };
}

function regularizerOf({ regularizer }: DenseConfig, { kernels, memory }: LayerContext) {
  if (!regularizer) return undefined;
  const { definition, hyperparameters } = resolveMethod(
    regularizers,
    'regularizer',
    regularizer,
    'regularizer',
  );
  const kernel = methodKernel(kernels, 'regularizer', definition.id);
  const h = memory.allocateFloats(Object.values(hyperparameters));
  return (weights: number, gradient: number, count: number) => kernel(weights, gradient, count, h);
}

function constraintOf({ constraint }: DenseConfig, { kernels, memory }: LayerContext) {
  if (!constraint) return undefined;
  const { definition, hyperparameters } = resolveMethod(constraints, 'constraint', constraint, 'constraint');
  const kernel = methodKernel(kernels, 'constraint', definition.id);
  const h = memory.allocateFloats(Object.values(hyperparameters));
  return (panel: number, width: number, inputs: number) => kernel(panel, width, inputs, h);
}
