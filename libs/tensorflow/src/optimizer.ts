import type { MethodReference, OptimizerState } from '@experiments/contracts';
import { optimizers, resolveMethod } from '@experiments/methods';
import type { OptimizerFace } from './face.ts';
import type { LayerParameter } from './layers/tensorflow-layer.ts';
import { optimizerFaces } from './optimizers/index.ts';
import type { Operations, Tensor, Variable } from './operations/operations.ts';

/** An optimizer's face with what it carries: its scalars and, for every parameter, its slots. */
export class BoundOptimizer {
  step = 0;
  carry: readonly number[];
  readonly #ops: Operations;
  readonly #definition;
  readonly #hyperparameters;
  readonly #face: OptimizerFace;
  readonly #slots: ReadonlyMap<LayerParameter, readonly Variable[]>;
  #scalars: readonly number[] = [];

  constructor(reference: MethodReference, parameters: readonly LayerParameter[], ops: Operations) {
    const { definition, hyperparameters } = resolveMethod(optimizers, 'optimizer', reference, 'optimizer');
    this.#ops = ops;
    this.#definition = definition;
    this.#hyperparameters = hyperparameters;
    this.#face = optimizerFaces[definition.id as keyof typeof optimizerFaces];
    this.carry = definition.initialCarry(hyperparameters);
    const initial = definition.initialSlots(hyperparameters);
    this.#slots = new Map(
      parameters.map((parameter) => {
        const size = parameter.shape.reduce((product, length) => product * length, 1);
        const slots = initial.map((value) =>
          ops.variable(new Float32Array(size).fill(value), parameter.shape),
        );
        return [parameter, slots];
      }),
    );
  }

  /** The slots of a parameter, each of its shape. */
  slots(parameter: LayerParameter): readonly Variable[] {
    return this.#slots.get(parameter)!;
  }

  state(): OptimizerState {
    const slots = [...this.#slots.values()].map((slots) => slots.map((slot) => slot.values()));
    return { step: this.step, carry: [...this.carry], slots };
  }

  /** Begins a step: makes the scalars that its updates share. */
  advance(): void {
    const { carry, scalars } = this.#definition.advance(this.carry, this.#hyperparameters);
    this.carry = carry;
    this.#scalars = scalars;
    this.step++;
  }

  /** Moves a parameter by its gradient, by one operation where TensorFlow has one of this rule. */
  update(parameter: LayerParameter, gradient: Tensor): void {
    const { variable } = parameter;
    const slots = this.slots(parameter);
    const { fused } = this.#face;
    if (fused && this.#ops.update) {
      const step = { hyperparameters: this.#hyperparameters, scalars: this.#scalars };
      if (fused.shrink) variable.assign(this.#ops.multiply(variable.read(), fused.shrink(step)));
      this.#ops.update(fused.operation, fused.attributes ?? {}, [
        ...[variable, ...slots, ...fused.before(step), gradient, ...(fused.after?.(step) ?? [])],
      ]);
      return;
    }
    // A scope for each parameter: the intermediate tensors are as large as the weights.
    this.#ops.scope(() => {
      const values = slots.map((slot) => slot.read());
      const moved = this.#face.update(this.#ops, variable.read(), gradient, values, this.#scalars);
      variable.assign(moved.w);
      moved.slots.forEach((value, which) => slots[which]!.assign(value));
    });
  }

  dispose(): void {
    for (const slots of this.#slots.values()) for (const slot of slots) slot.dispose();
  }
}
