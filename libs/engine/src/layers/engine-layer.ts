import type { LayerConfig, ParameterDescription } from '@experiments/contracts';
import type { Kernels } from '../kernels.ts';
import type { Memory } from '../memory.ts';
import { rowStride } from '../panels.ts';

/** Rows of activations in memory. */
export interface Activations {
  readonly address: number;
  /** Bytes from row to row. */
  readonly stride: number;
  readonly units: number;
}

/**
 * `training` uses batch statistics and dropout and moves running averages; `probe` uses batch statistics, and neither
 * drops nor moves anything; `inference` uses running averages.
 */
export type Mode = 'training' | 'probe' | 'inference';

/** A stretch of weights that an optimizer moves together; it may be visited in parts. */
export interface WeightBlock {
  readonly address: number;
  /** Values, a multiple of 4, padding included. */
  readonly size: number;
}

/** Receives a layer's gradients as they are made; `weights` is an address within `block`. */
export type GradientVisitor = (block: WeightBlock, weights: number, gradient: number, count: number) => void;

/** One parameter in the order and shape of the contract. */
export interface LayerParameterAccess extends Omit<ParameterDescription, 'layer'> {
  /** A row-major copy of values laid out as this parameter, starting at `address`: the parameter itself or a slot. */
  read(address: number): Float32Array;
  write(address: number, values: Float32Array): void;
  readonly block: WeightBlock;
}

export interface EngineLayer {
  readonly output: Activations;
  readonly parameters: readonly LayerParameterAccess[];
  trainable: boolean;
  forward(rows: number, mode: Mode): void;
  /**
   * Passes gradients of the parameters to `visit` where the layer is trainable and a visitor is given, after it has
   * computed dL/dx from weights not yet moved.
   *
   * @returns dL/dx, or undefined where `needsInput` is false
   */
  backward(
    upstream: Activations,
    rows: number,
    needsInput: boolean,
    visit: GradientVisitor | undefined,
  ): Activations | undefined;
  /** Called after all of a step's gradients were visited. */
  afterStep?(): void;
  /** The penalty of the weights as they are. */
  penalty?(): number;
  /** The penalty before the last training step, gathered while its gradients were visited. */
  stepPenalty?(): number;
  /** Sixteen words, four for each of the four lanes. */
  seed?(words: Uint32Array): void;
  /** The activation's derivative for the rows of the last forward pass; absent where units depend on each other. */
  derivative?(rows: number): Activations;
  /** The kernel, for statistics. */
  readonly kernel?: LayerParameterAccess;
}

/** What a layer is built with. */
export interface LayerContext {
  readonly kernels: Kernels;
  readonly memory: Memory;
  readonly input: Activations;
  /** The most rows of a batch. */
  readonly capacity: number;
}

export type LayerBuilder<Config extends LayerConfig> = (config: Config, context: LayerContext) => EngineLayer;

/** Zeroed rows for `units` units. */
export function allocateActivations(
  { memory, capacity }: Pick<LayerContext, 'memory' | 'capacity'>,
  units: number,
): Activations {
  const stride = rowStride(units);
  return { address: memory.allocate(stride * capacity), stride, units };
}

/** A parameter of one value a unit. */
export function vectorParameter(
  memory: Memory,
  units: number,
  role: ParameterDescription['role'],
  optimized = true,
): LayerParameterAccess {
  const size = rowStride(units) / 4;
  return {
    role,
    shape: [units],
    optimized,
    block: { address: memory.allocate(4 * size), size },
    read: (address) => memory.floats(address, units).slice(),
    write: (address, values) => memory.floats(address, units).set(values),
  };
}
