import type { MethodReference } from '@experiments/contracts';
import { optimizers, resolveMethod } from '@experiments/methods';
import { methodKernel } from './kernels.ts';
import type { Kernels } from './kernels.ts';
import type { WeightBlock } from './layers/engine-layer.ts';
import type { Memory } from './memory.ts';

/**
 * Steps from one flush of the slots to the next. A moving average whose gradient has become zero (a dead unit, a pixel
 * that is rarely lit) decays below the smallest normal number, 2^-126, and stays there: rounding keeps it from zero.
 * Processors take many times longer over such values, so they are set to zero, as TensorFlow and JAX have the processor
 * do at every operation.
 */
const FLUSH_EVERY = 64;

/** An optimizer's definition bound to memory: its kernel, its scalars and, for every block of weights, its slots. */
export class BoundOptimizer {
  step = 0;
  carry: readonly number[];
  readonly #kernels: Kernels;
  readonly #kernel;
  readonly #definition;
  readonly #hyperparameters;
  readonly #initialSlots: readonly number[];
  readonly #memory: Memory;
  readonly #scalars: number;
  readonly #slots = new Map<WeightBlock, readonly number[]>();

  constructor(reference: MethodReference, kernels: Kernels, memory: Memory, blocks: readonly WeightBlock[]) {
    const { definition, hyperparameters } = resolveMethod(optimizers, 'optimizer', reference, 'optimizer');
    this.#definition = definition;
    this.#hyperparameters = hyperparameters;
    this.#kernel = methodKernel(kernels, 'optimizer', definition.id);
    this.#memory = memory;
    this.#kernels = kernels;
    this.#initialSlots = definition.initialSlots(hyperparameters);
    this.carry = definition.initialCarry(hyperparameters);
    this.#scalars = memory.allocateFloats(definition.advance(this.carry, hyperparameters).scalars);
    for (const block of blocks)
      this.#slots.set(
        block,
        this.#initialSlots.map((value) => this.#slot(block, value)),
      );
  }

  #slot(block: WeightBlock, value: number): number {
    const address = this.#memory.allocate(4 * block.size);
    if (value !== 0) this.#memory.floats(address, block.size).fill(value);
    return address;
  }

  /** Addresses of a block's slots, each laid out as the block is. */
  slots(block: WeightBlock): readonly number[] {
    return this.#slots.get(block)!;
  }

  /** Begins a step: makes the scalars that its updates share. */
  advance(): void {
    const { carry, scalars } = this.#definition.advance(this.carry, this.#hyperparameters);
    this.carry = carry;
    this.step++;
    this.#memory.floats(this.#scalars, scalars.length).set(scalars);
    if (this.step % FLUSH_EVERY === 0) this.#flushSubnormals();
  }

  #flushSubnormals(): void {
    for (const [block, slots] of this.#slots)
      for (const slot of slots) this.#kernels.flush_subnormals(slot, block.size);
  }

  /** Moves `count` weights at address `weights` of a block by the gradient there. */
  update(block: WeightBlock, weights: number, gradient: number, count: number): void {
    const slots = this.#slots.get(block)!;
    const offset = weights - block.address;
    this.#kernel(weights, gradient, (slots[0] ?? 0) + offset, (slots[1] ?? 0) + offset, count, this.#scalars);
  }
}
