import type { MethodReference } from '@experiments/contracts';
import { optimizers, resolveMethod } from '@experiments/methods';
import { methodKernel } from './kernels.ts';
import type { Kernels } from './kernels.ts';
import type { WeightBlock } from './layers/engine-layer.ts';
import type { Memory } from './memory.ts';

/** An optimizer's definition bound to memory: its kernel, its scalars and, for every block of weights, its slots. */
export class BoundOptimizer {
  step = 0;
  carry: readonly number[];
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
  }

  /** Moves `count` weights at address `weights` of a block by the gradient there. */
  update(block: WeightBlock, weights: number, gradient: number, count: number): void {
    const slots = this.#slots.get(block)!;
    const offset = weights - block.address;
    this.#kernel(weights, gradient, (slots[0] ?? 0) + offset, (slots[1] ?? 0) + offset, count, this.#scalars);
  }
}
