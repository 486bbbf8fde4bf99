import type { LayerConfig, MethodReference } from '@experiments/contracts';
import { activations, resolveMethod } from '@experiments/methods';
import { methodKernel } from '../kernels.ts';
import { allocateActivations } from './engine-layer.ts';
import type { Activations, EngineLayer, LayerContext } from './engine-layer.ts';

type ActivationConfig = Extract<LayerConfig, { kind: 'activation' }>;

export function activationLayer(config: ActivationConfig, context: LayerContext): EngineLayer {
  const stage = activationStage(config.activation, context.input, context);
  return {
    output: stage.output,
    parameters: [],
    trainable: true,
    forward: stage.forward,
    backward: (upstream, rows, needsInput) => (needsInput ? stage.backward(upstream, rows) : undefined),
    ...(stage.derivative && { derivative: stage.derivative }),
  };
}

/** a = f(z) over rows that another part wrote; also the second half of a dense layer. */
export interface ActivationStage {
  readonly output: Activations;
  forward(rows: number): void;
  /** dL/dz from dL/da. */
  backward(upstream: Activations, rows: number): Activations;
  derivative?(rows: number): Activations;
}

export function activationStage(
  reference: MethodReference,
  z: Activations,
  context: LayerContext,
): ActivationStage {
  const { definition, hyperparameters } = resolveMethod(activations, 'activation', reference, 'activation');
  if (definition.id === activations.linear.id) {
    // The identity needs no pass over the data: its output is its input.
    return { output: z, forward: () => {}, backward: (upstream) => upstream };
  }
  const { kernels, memory } = context;
  const h = memory.allocateFloats(Object.values(hyperparameters));
  const forward = methodKernel(kernels, 'activationForward', definition.id);
  const backward = methodKernel(kernels, 'activationBackward', definition.id);
  const output = allocateActivations(context, z.units);
  const gradient = allocateActivations(context, z.units);
  const stage: ActivationStage = {
    output,
    forward: (rows) => forward(z.address, output.address, rows, z.units, z.stride, h),
    backward(upstream, rows) {
      backward(z.address, output.address, upstream.address, gradient.address, rows, z.units, z.stride, h);
      return gradient;
    },
  };
  if (!definition.pointwise) return stage;
  let ones: Activations | undefined;
  return {
    ...stage,
    derivative(rows) {
      ones ??= allocateActivations(context, z.units);
      memory.floats(ones.address, (rows * ones.stride) / 4).fill(1);
      return stage.backward(ones, rows);
    },
  };
}
