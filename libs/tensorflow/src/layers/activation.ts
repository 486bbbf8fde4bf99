import type { LayerConfig, MethodReference } from '@experiments/contracts';
import { activations, resolveMethod } from '@experiments/methods';
import { activationFaces } from '../activations/index.ts';
import type { Operations, Tensor } from '../operations/operations.ts';
import type { TensorFlowLayer } from './tensorflow-layer.ts';

type ActivationConfig = Extract<LayerConfig, { kind: 'activation' }>;

export function activationLayer(config: ActivationConfig, inputs: number, ops: Operations): TensorFlowLayer {
  const { forward, backward, derivative } = activationStage(config.activation, ops);
  return {
    units: inputs,
    parameters: [],
    trainable: true,
    forward,
    backward: (upstream, needsInput) => (needsInput ? backward(upstream) : undefined),
    ...(derivative && { derivative }),
  };
}

/** a = f(z); also the second half of a dense layer. */
export interface ActivationStage {
  forward(z: Tensor): Tensor;
  /** dL/dz from dL/da, at the last forward pass. */
  backward(upstream: Tensor): Tensor;
  derivative?(): Tensor;
}

export function activationStage(reference: MethodReference, ops: Operations): ActivationStage {
  const { definition, hyperparameters } = resolveMethod(activations, 'activation', reference, 'activation');
  const face = activationFaces[definition.id as keyof typeof activationFaces];
  let z: Tensor;
  let a: Tensor;
  const stage: ActivationStage = {
    forward(input) {
      z = input;
      return (a = face.forward(ops, z, hyperparameters));
    },
    backward: (upstream) => face.backward(ops, z, a, upstream, hyperparameters),
  };
  if (!definition.pointwise || face.identity) return stage;
  const ones = () => ops.tensor(new Float32Array(z.shape[0]! * z.shape[1]!).fill(1), z.shape);
  return { ...stage, derivative: () => stage.backward(ones()) };
}
