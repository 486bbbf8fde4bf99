import type { Examples } from './examples.ts';
import type { LayerConfig, MethodReference } from './run-config.ts';

/** What computes a network's steps. `engine` and `tensorflow` implement it and never see each other. */
export interface TrainingEngine {
  readonly id: string;
  /** Changes whenever the bits of a result may change: part of a run's identity. */
  readonly version: string;
  network(specification: NetworkSpecification): Network;
}

export interface NetworkSpecification {
  /** Features of an example. */
  readonly inputs: number;
  readonly layers: readonly LayerConfig[];
  readonly loss: MethodReference;
  readonly optimizer: MethodReference;
  /** The largest batch that `step` will be given. */
  readonly batchSize: number;
}

export interface ParameterDescription {
  /** Index of the layer in the configuration. */
  readonly layer: number;
  readonly role: 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving-mean' | 'moving-variance';
  /** [inputs, units] for a kernel, [units] for all others; values are row-major, as in Keras. */
  readonly shape: readonly number[];
  /** False for the running averages, which no optimizer touches. */
  readonly optimized: boolean;
}

/** A stack of layers with its loss and optimizer. Not shared between threads. */
export interface Network {
  readonly outputs: number;
  readonly parameters: readonly ParameterDescription[];
  /** Copies of all parameters, in the order of `parameters`. */
  readParameters(): Float32Array[];
  /** Whether every parameter is a finite number, without copying them. */
  isFinite(): boolean;
  writeParameters(values: readonly Float32Array[]): void;
  readOptimizer(): OptimizerState;
  writeOptimizer(state: OptimizerState): void;
  /** Replaces the optimizer and starts its state anew, as compiling again does in Keras. */
  setOptimizer(optimizer: MethodReference): void;
  setTrainable(layer: number, trainable: boolean): void;
  /** Four nonzero 32-bit words for each dropout layer; masks after it depend on nothing else. */
  seedDropout(words: (layer: number) => Uint32Array): void;
  /** One optimizer step on the batch of examples at these positions. */
  step(examples: Examples, positions: Uint32Array): StepResult;
  /**
   * Loss and accuracy over all examples with the layers in inference mode.
   *
   * @param outputs receives the network's outputs, row-major [examples x outputs]
   */
  evaluate(examples: Examples, outputs?: Float32Array): Evaluation;
  /** The network's outputs over all examples, row-major [examples x outputs]. */
  predict(examples: Examples): Float32Array;
  /** Forward and backward in training mode on one batch without dropout, changing nothing. */
  probe(examples: Examples, positions: Uint32Array): LayerProbe[];
  dispose(): void;
}

export interface StepResult {
  /** Mean data loss of the batch before the update, without penalties. */
  readonly loss: number;
  /** Sum of the weight penalties before the update, those of frozen kernels included, which Keras leaves out. */
  readonly penalty: number;
  /** Examples of the batch classified correctly before the update. */
  readonly correct: number;
}

export interface Evaluation {
  readonly loss: number;
  readonly penalty: number;
  readonly accuracy: number;
}

export interface OptimizerState {
  /** Steps made. */
  readonly step: number;
  /** Scalars that the optimizer carries from step to step, such as powers of beta. */
  readonly carry: readonly number[];
  /** For each optimized parameter, in order, its slots (such as the moments of Adam). */
  readonly slots: readonly (readonly Float32Array[])[];
}

export interface LayerProbe {
  readonly layer: number;
  readonly kind: LayerConfig['kind'];
  /** Euclidean norm of the gradient of the data loss with respect to the kernel; absent without a kernel. */
  readonly gradientNorm?: number;
  /** Statistics over batch and units of the layer's outputs. */
  readonly mean: number;
  readonly standardDeviation: number;
  /** Share of units whose output is constant over the batch. */
  readonly deadShare: number;
  /** Share of outputs at which the activation's derivative is below 0.01 in magnitude; absent without one. */
  readonly saturatedShare?: number;
  /** Share of weights below 1e-4 in magnitude; absent without a kernel. */
  readonly sparsity?: number;
}
