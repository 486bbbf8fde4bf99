import { checkExamples, checkPositions, checkSpecification, InvalidInput } from '@experiments/contracts';
import type {
  Evaluation,
  Examples,
  LayerProbe,
  MethodReference,
  Network,
  NetworkSpecification,
  OptimizerState,
  StepResult,
} from '@experiments/contracts';
import { losses, resolveMethod } from '@experiments/methods';
import { methodKernel } from './kernels.ts';
import type { Kernels } from './kernels.ts';
import { buildLayer } from './layers/index.ts';
import { allocateActivations } from './layers/engine-layer.ts';
import type { Activations, GradientVisitor, Mode } from './layers/engine-layer.ts';
import { Memory } from './memory.ts';
import { BoundOptimizer } from './optimizer.ts';
import { probeLayers } from './probe.ts';

/** Rows at a time when nothing is trained: what is listed of them stays in the L2 cache. */
const EVALUATION_ROWS = 64;

/**
 * A network in an instance of the module of its own.
 *
 * @param release called once when the network no longer needs the instance
 */
export function wasmNetwork(
  kernels: Kernels,
  specification: NetworkSpecification,
  release: () => void,
): Network {
  checkSpecification(specification);
  const { inputs, batchSize } = specification;
  const memory = new Memory(kernels.memory, kernels.heap_base.value as number);
  const capacity = Math.max(batchSize, EVALUATION_ROWS);
  const pixels = memory.allocate(capacity * inputs);
  const labels = memory.allocate(capacity);
  const input = allocateActivations({ memory, capacity }, inputs);

  let top: Activations = input;
  const layers = specification.layers.map((config) => {
    const layer = buildLayer(config, { kernels, memory, capacity, input: top });
    top = layer.output;
    return layer;
  });
  const output = top;
  const outputGradient = { ...output, address: memory.allocate(output.stride * capacity) };

  const access = layers.flatMap((layer, index) =>
    layer.parameters.map((parameter) => ({ layer: index, parameter })),
  );
  const optimized = access.filter(({ parameter }) => parameter.optimized).map(({ parameter }) => parameter);
  const loss = boundLoss(specification.loss, output.units, kernels, memory);
  let optimizer = bindOptimizer(specification.optimizer);
  let disposed = false;

  function bindOptimizer(reference: MethodReference): BoundOptimizer {
    const blocks = optimized.map(({ block }) => block);
    return new BoundOptimizer(reference, kernels, memory, blocks);
  }

  /** Copies a batch into memory and converts its pixels. */
  function load(examples: Examples, rows: number, position: (row: number) => number): void {
    const { features } = examples;
    const to = memory.bytes(pixels, rows * features);
    const toLabels = memory.bytes(labels, rows);
    for (let row = 0; row < rows; row++) {
      const at = position(row);
      const begin = examples.rows[at]! * features;
      to.set(examples.pixels.subarray(begin, begin + features), row * features);
      toLabels[row] = examples.labels[at]!;
    }
    kernels.input_from_pixels(pixels, rows, features, input.address, input.stride);
  }

  function forward(rows: number, mode: Mode): void {
    for (const layer of layers) layer.forward(rows, mode);
  }

  function lossSum(rows: number, gradient: number): number {
    return loss.kernel(output.address, labels, gradient, rows, output.units, output.stride, 1 / rows, loss.h);
  }

  function countCorrect(rows: number): number {
    return kernels.count_correct(output.address, labels, rows, output.units, output.stride, loss.threshold);
  }

  function backward(rows: number, visit: GradientVisitor): void {
    const lowest = layers.findIndex((layer) => layer.trainable && layer.parameters.length > 0);
    let upstream: Activations | undefined = outputGradient;
    for (let index = layers.length - 1; index >= 0 && upstream; index--) {
      upstream = layers[index]!.backward(upstream, rows, lowest >= 0 && index > lowest, visit);
    }
  }

  function penalty(): number {
    return layers.reduce((sum, layer) => sum + (layer.penalty?.() ?? 0), 0);
  }

  /** Forward in inference mode over all examples, `use` being called after each batch. */
  function overAll(examples: Examples, use: (first: number, rows: number) => void): void {
    checkExamples(examples, inputs, output.units);
    for (let first = 0; first < examples.rows.length; first += EVALUATION_ROWS) {
      const rows = Math.min(EVALUATION_ROWS, examples.rows.length - first);
      load(examples, rows, (row) => first + row);
      forward(rows, 'inference');
      use(first, rows);
    }
  }

  function copyOutputs(first: number, rows: number, to: Float32Array): void {
    for (let row = 0; row < rows; row++) {
      const values = memory.floats(output.address + row * output.stride, output.units);
      to.set(values, (first + row) * output.units);
    }
  }

  return {
    outputs: output.units,
    parameters: access.map(({ layer, parameter: { role, shape, optimized } }) => ({
      layer,
      role,
      shape,
      optimized,
    })),

    readParameters: () => access.map(({ parameter }) => parameter.read(parameter.block.address)),

    isFinite: () =>
      access.every(({ parameter: { block } }) =>
        Number.isFinite(kernels.sum_of_squares(block.address, block.size)),
      ),

    writeParameters(values) {
      access.forEach(({ parameter }, index) => {
        checkSize(`parameters.${index}`, values[index], parameter.shape);
        parameter.write(parameter.block.address, values[index]!);
      });
    },

    readOptimizer: (): OptimizerState => ({
      step: optimizer.step,
      carry: [...optimizer.carry],
      slots: optimized.map((parameter) =>
        optimizer.slots(parameter.block).map((slot) => parameter.read(slot)),
      ),
    }),

    writeOptimizer(state) {
      optimizer.step = state.step;
      optimizer.carry = [...state.carry];
      optimized.forEach((parameter, index) =>
        optimizer.slots(parameter.block).forEach((slot, which) => {
          const values = state.slots[index]?.[which];
          checkSize(`slots.${index}.${which}`, values, parameter.shape);
          parameter.write(slot, values!);
        }),
      );
    },

    setOptimizer(reference) {
      optimizer = bindOptimizer(reference);
    },

    setTrainable(layer, trainable) {
      layers[layer]!.trainable = trainable;
    },

    seedDropout(words) {
      layers.forEach((layer, index) => layer.seed?.(words(index)));
    },

    step(examples, positions): StepResult {
      checkExamples(examples, inputs, output.units);
      checkPositions(positions, batchSize, examples.rows.length);
      const rows = positions.length;
      load(examples, rows, (row) => positions[row]!);
      forward(rows, 'training');
      const sum = lossSum(rows, outputGradient.address);
      const correct = countCorrect(rows);
      optimizer.advance();
      backward(rows, (block, weights, gradient, count) => optimizer.update(block, weights, gradient, count));
      let stepPenalty = 0;
      for (const layer of layers) {
        stepPenalty += layer.stepPenalty?.() ?? 0;
        layer.afterStep?.();
      }
      return { loss: sum / rows, penalty: stepPenalty, correct };
    },

    evaluate(examples, outputs): Evaluation {
      const count = examples.rows.length;
      if (count === 0) throw new InvalidInput('examples.rows', count, 'a mean needs an example');
      let sum = 0;
      let correct = 0;
      overAll(examples, (first, rows) => {
        sum += lossSum(rows, 0);
        correct += countCorrect(rows);
        if (outputs) copyOutputs(first, rows, outputs);
      });
      return { loss: sum / count, penalty: penalty(), accuracy: correct / count };
    },

    predict(examples) {
      const outputs = new Float32Array(examples.rows.length * output.units);
      overAll(examples, (first, rows) => copyOutputs(first, rows, outputs));
      return outputs;
    },

    probe(examples, positions): LayerProbe[] {
      checkExamples(examples, inputs, output.units);
      checkPositions(positions, capacity, examples.rows.length);
      const rows = positions.length;
      load(examples, rows, (row) => positions[row]!);
      forward(rows, 'probe');
      lossSum(rows, outputGradient.address);
      return probeLayers({ layers, configs: specification.layers, rows, memory, kernels, backward });
    },

    dispose() {
      if (disposed) return;
      disposed = true;
      memory.clear();
      release();
    },
  };
}

function boundLoss(reference: MethodReference, outputs: number, kernels: Kernels, memory: Memory) {
  const { definition, hyperparameters } = resolveMethod(losses, 'loss', reference, 'loss');
  if (outputs < definition.minimumOutputs) {
    throw new InvalidInput(
      'loss.id',
      definition.id,
      `it needs ${definition.minimumOutputs} outputs or more, not ${outputs}`,
    );
  }
  return {
    kernel: methodKernel(kernels, 'loss', definition.id),
    h: memory.allocateFloats(Object.values(hyperparameters)),
    threshold: definition.outputs === 'probabilities' ? 0.5 : 0,
  };
}

function checkSize(field: string, values: Float32Array | undefined, shape: readonly number[]): void {
  const size = shape.reduce((product, length) => product * length, 1);
  if (values?.length !== size) {
    throw new InvalidInput(field, values?.length, `${size} values for the shape [${shape.join(', ')}]`);
  }
}
