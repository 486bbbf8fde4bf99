import { InvalidInput } from '@experiments/contracts';
import type {
  Evaluation,
  LayerConfig,
  NetworkSpecification,
  ParameterDescription,
  StepResult,
} from '@experiments/contracts';
import { constraints } from './constraints/index.ts';
import type { LayerForward, LayerParameter, Matrix } from './definition.ts';
import { layerOf } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { predictedClass } from './losses/predicted-class.ts';
import { target } from './losses/target.ts';
import { optimizers } from './optimizers/index.ts';
import { regularizers } from './regularizers/index.ts';
import { resolveMethod } from './resolve-method.ts';

export interface ReferenceSpecification extends Omit<NetworkSpecification, 'batchSize'> {
  /**
   * Initial values in the order of `Network.parameters`, row-major: a dense layer's kernel, bias; a batch
   * normalization's gamma, beta, moving mean, moving variance.
   */
  readonly parameters: readonly ArrayLike<number>[];
}

/** Masks of dropout layers by the layer's index: 0 / 1 for each of its inputs. A layer without one drops nothing. */
export type DropoutMasks = Readonly<Record<number, Matrix>>;

export interface ReferenceNetwork {
  readonly outputs: number;
  readonly parameters: readonly ParameterDescription[];
  readParameters(): number[][];
  readOptimizer(): { step: number; carry: number[]; slots: number[][][] };
  /** One optimizer step on the rows of x [rows][inputs]. */
  step(x: Matrix, labels: readonly number[], masks?: DropoutMasks): StepResult;
  /**
   * Gradients of data loss plus penalties in training mode, changing nothing: one array a parameter, empty for those
   * that no optimizer touches.
   */
  gradients(x: Matrix, labels: readonly number[], masks?: DropoutMasks): number[][];
  evaluate(x: Matrix, labels: readonly number[]): Evaluation;
  /** The outputs in inference mode, [rows][outputs]. */
  predict(x: Matrix): Matrix;
}

/**
 * A network in double precision composed of nothing but the definitions, written for reading: what a fast engine must
 * agree with. Its `step` is, in Keras's order:
 *
 * 1. forward in training mode; data loss = mean of the examples' losses, penalty = sum over all kernels (those of
 *    frozen layers too, which Keras leaves out);
 * 2. gradients of data loss + penalty, from the last layer to the first;
 * 3. the optimizer moves every parameter of trainable layers; running averages take their new values;
 * 4. constraints project the kernels that were moved.
 *
 * @throws InvalidInput for unknown methods and for parameters of the wrong size
 */
export function referenceNetwork(specification: ReferenceSpecification): ReferenceNetwork {
  const { layers, outputs } = stack(specification);
  const loss = resolveMethod(losses, 'loss', specification.loss, 'loss');
  const optimizer = resolveMethod(optimizers, 'optimizer', specification.optimizer, 'optimizer');
  const weights = layers.flatMap((layer) => layer.weights);
  for (const weight of weights.filter(({ parameter }) => parameter.optimized)) {
    const initial = optimizer.definition.initialSlots(optimizer.hyperparameters);
    weight.slots = initial.map((value) => weight.values.map(() => value));
  }
  let steps = 0;
  let carry = optimizer.definition.initialCarry(optimizer.hyperparameters);

  function forward(x: Matrix, training: boolean, masks: DropoutMasks = {}): LayerForward[] {
    const passes: LayerForward[] = [];
    layers.forEach(({ config, weights }, index) => {
      const parameters = weights.map(({ values }) => values);
      const context = { training, mask: masks[index] };
      passes.push(layerOf(config).forward(config, passes.at(-1)?.y ?? x, parameters, context));
    });
    return passes;
  }

  function predict(x: Matrix): Matrix {
    return forward(x, false).at(-1)!.y;
  }

  function dataLoss(y: Matrix, labels: readonly number[]): number {
    const values = y.map((row, r) =>
      loss.definition.value(target(loss.definition, labels[r]!, outputs), row, loss.hyperparameters),
    );
    return sum(values) / y.length;
  }

  function correct(y: Matrix, labels: readonly number[]): number {
    return y.filter((row, r) => predictedClass(loss.definition, row) === labels[r]).length;
  }

  function penalty(): number {
    return sum(
      weights.map(({ parameter, values }) => {
        const regularizer = regularizerOf(parameter);
        if (!regularizer) return 0;
        return sum(values.map((w) => regularizer.definition.value(w, regularizer.hyperparameters)));
      }),
    );
  }

  /** Backpropagation: hands dL/dy of the loss down the layers, keeping each layer's gradients. */
  function backward(passes: readonly LayerForward[], labels: readonly number[]): number[][] {
    const y = passes.at(-1)!.y;
    let upstream = y.map((row, r) => {
      const t = target(loss.definition, labels[r]!, outputs);
      return loss.definition.gradient(t, row, loss.hyperparameters).map((value) => value / y.length);
    });
    const gradients: (readonly number[][])[] = [];
    for (let index = layers.length - 1; index >= 0; index--) {
      const { config } = layers[index]!;
      const result = layerOf(config).backward(config, passes[index]!, upstream);
      gradients.unshift(result.gradients);
      upstream = result.input;
    }
    return gradients.flat().map((gradient, index) => withPenalty(gradient, weights[index]!));
  }

  return {
    outputs,
    parameters: layers.flatMap(({ weights }, layer) =>
      weights.map(({ parameter: { role, shape, optimized } }) => ({ layer, role, shape, optimized })),
    ),
    readParameters: () => weights.map(({ values }) => [...values]),
    readOptimizer: () => ({
      step: steps,
      carry: [...carry],
      slots: weights.filter(({ slots }) => slots).map(({ slots }) => slots!.map((slot) => [...slot])),
    }),

    step(x, labels, masks) {
      const passes = forward(x, true, masks);
      const y = passes.at(-1)!.y;
      const result = { loss: dataLoss(y, labels), penalty: penalty(), correct: correct(y, labels) };
      const gradients = backward(passes, labels);

      const { carry: newCarry, scalars } = optimizer.definition.advance(carry, optimizer.hyperparameters);
      carry = newCarry;
      steps++;
      weights.forEach((weight, index) => {
        if (!weight.trainable || !weight.parameter.optimized) return;
        weight.values = weight.values.map((w, at) => {
          const slots = weight.slots!.map((slot) => slot[at]!);
          const moved = optimizer.definition.update(w, gradients[index]![at]!, slots, scalars);
          moved.slots.forEach((value, slot) => (weight.slots![slot]![at] = value));
          return moved.w;
        });
        weight.values = constrained(weight);
      });
      layers.forEach(({ weights }, index) => {
        for (const weight of weights) {
          weight.values = passes[index]!.moved?.[weight.parameter.role] ?? weight.values;
        }
      });
      return result;
    },

    gradients: (x, labels, masks) => backward(forward(x, true, masks), labels),

    evaluate(x, labels) {
      const y = predict(x);
      return { loss: dataLoss(y, labels), penalty: penalty(), accuracy: correct(y, labels) / y.length };
    },

    predict,
  };
}

interface Weight {
  readonly parameter: LayerParameter;
  readonly trainable: boolean;
  values: number[];
  /** [slots][weights]; absent where no optimizer touches the parameter. */
  slots?: number[][];
}

/** Hands out the given parameters to the layers that ask for them. */
function stack({ inputs, layers, parameters }: ReferenceSpecification) {
  let units = inputs;
  let next = 0;
  const built = layers.map((config: LayerConfig) => {
    const trainable = !('trainable' in config) || config.trainable;
    const weights = layerOf(config)
      .parameters(config, units)
      .map((parameter): Weight => {
        const values = Array.from(parameters[next] ?? []);
        const size = parameter.shape.reduce((product, length) => product * length, 1);
        if (values.length !== size) {
          throw new InvalidInput(
            `parameters.${next}`,
            values.length,
            `a ${parameter.role} of ${size} values`,
          );
        }
        next++;
        return { parameter, trainable, values };
      });
    units = layerOf(config).units(config, units);
    return { config, weights };
  });
  if (next !== parameters.length) {
    throw new InvalidInput('parameters', parameters.length, `these layers have ${next} parameters`);
  }
  return { layers: built, outputs: units };
}

function regularizerOf({ regularizer }: LayerParameter) {
  return regularizer && resolveMethod(regularizers, 'regularizer', regularizer, 'regularizer');
}

function withPenalty(gradient: readonly number[], { parameter, values }: Weight): number[] {
  const regularizer = regularizerOf(parameter);
  if (!regularizer) return [...gradient];
  return gradient.map(
    (g, at) => g + regularizer.definition.gradient(values[at]!, regularizer.hyperparameters),
  );
}

/** The kernel with each column, the incoming weights of a unit, projected. */
function constrained({ parameter, values }: Weight): number[] {
  if (!parameter.constraint) return values;
  const { definition, hyperparameters } = resolveMethod(
    constraints,
    'constraint',
    parameter.constraint,
    'constraint',
  );
  const units = parameter.shape[1]!;
  const columns = Array.from({ length: units }, (_, j) =>
    definition.project(
      values.filter((_, at) => at % units === j),
      hyperparameters,
    ),
  );
  return values.map((_, at) => columns[at % units]![Math.floor(at / units)]!);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
