import type { Hyperparameters } from '@experiments/methods';
import type { Operations, Tensor } from './operations/operations.ts';

/**
 * What a definition of `@experiments/methods` is in TensorFlow's operations. A face has the definition's id in its
 * registry, takes hyper-parameters as the definition names them, and works on whole batches: [rows, units].
 */
export interface ActivationFace {
  /** Set where the activation is the identity: nothing has to be computed. */
  readonly identity?: true;
  forward(ops: Operations, z: Tensor, h: Hyperparameters): Tensor;
  /** dL/dz from z, a = f(z) and u = dL/da. */
  backward(ops: Operations, z: Tensor, a: Tensor, u: Tensor, h: Hyperparameters): Tensor;
}

export interface LossFace {
  /** Of targets t and outputs y, both [rows, outputs]; the targets are as the definition says, on and off. */
  evaluate(ops: Operations, t: Tensor, y: Tensor, h: Hyperparameters): EvaluatedLoss;
}

export interface EvaluatedLoss {
  /** The loss of each example: [rows], or [rows, 1]. */
  readonly values: Tensor;
  /** dL/dy of each example's loss, [rows, outputs]. */
  gradient(): Tensor;
}

export interface OptimizerFace {
  /** One step of the weights w with the gradient g: the definition's `update`, for a whole tensor. */
  update(
    ops: Operations,
    w: Tensor,
    g: Tensor,
    slots: readonly Tensor[],
    scalars: readonly number[],
  ): { readonly w: Tensor; readonly slots: readonly Tensor[] };
  /** The same by one operation that changes weights and slots in place, where TensorFlow has one of the same rule. */
  readonly fused?: FusedUpdate;
}

export interface FusedUpdate {
  readonly operation: string;
  readonly attributes?: Readonly<Record<string, boolean>>;
  /** What the operation takes between weights and slots on the one side and the gradient on the other. */
  before(step: OptimizerStep): readonly number[];
  /** What it takes after the gradient. */
  after?(step: OptimizerStep): readonly number[];
  /** A factor that the weights take beforehand. */
  shrink?(step: OptimizerStep): number;
}

export interface OptimizerStep {
  readonly hyperparameters: Hyperparameters;
  /** Of the definition's `advance`. */
  readonly scalars: readonly number[];
}

export interface RegularizerFace {
  /** R(w), a scalar. */
  penalty(ops: Operations, w: Tensor, h: Hyperparameters): Tensor;
  /** dR/dw */
  gradient(ops: Operations, w: Tensor, h: Hyperparameters): Tensor;
}

export interface ConstraintFace {
  /** Projects every column of a kernel [inputs, units], the incoming weights of a unit. */
  project(ops: Operations, w: Tensor, h: Hyperparameters): Tensor;
}
