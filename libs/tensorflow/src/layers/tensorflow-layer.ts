import type { LayerConfig, ParameterDescription } from '@experiments/contracts';
import type { Operations, Tensor, Variable } from '../operations/operations.ts';

/**
 * `training` uses batch statistics and dropout and moves running averages; `probe` uses batch statistics, and neither
 * drops nor moves anything; `inference` uses running averages.
 */
export type Mode = 'training' | 'probe' | 'inference';

/** Receives the gradient of each parameter as it is made; it may move the parameter at once. */
export type GradientVisitor = (parameter: LayerParameter, gradient: Tensor) => void;

export interface LayerParameter extends Omit<ParameterDescription, 'layer'> {
  readonly variable: Variable;
}

/** A layer over the operations; what its passes make belongs to the scope that they run in. */
export interface TensorFlowLayer {
  readonly units: number;
  readonly parameters: readonly LayerParameter[];
  trainable: boolean;
  /** [rows, inputs] -> [rows, units] */
  forward(x: Tensor, mode: Mode): Tensor;
  /**
   * Passes gradients of the parameters to `visit` where the layer is trainable, after it has computed dL/dx from
   * weights not yet moved.
   *
   * @returns dL/dx, or undefined where `needsInput` is false
   */
  backward(upstream: Tensor, needsInput: boolean, visit: GradientVisitor): Tensor | undefined;
  /** Called after all of a step's gradients were visited. */
  afterStep?(): void;
  /** The penalty of the weights as they are, a scalar. */
  penalty?(): Tensor;
  /** Sixteen words, four for each of the four lanes. */
  seed?(words: Uint32Array): void;
  /** The activation's derivative at the last forward pass; absent where units depend on each other. */
  derivative?(): Tensor;
}

export type LayerBuilder<Config extends LayerConfig> = (
  config: Config,
  inputs: number,
  ops: Operations,
) => TensorFlowLayer;
