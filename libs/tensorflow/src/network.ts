import { checkExamples, checkPositions, checkSpecification, InvalidInput } from '@experiments/contracts';
import type {
  Evaluation,
  Examples,
  LayerProbe,
  MethodReference,
  Network,
  NetworkSpecification,
  StepResult,
} from '@experiments/contracts';
import { buildLayer } from './layers/index.ts';
import type { GradientVisitor, Mode } from './layers/tensorflow-layer.ts';
import { boundLoss, countCorrect } from './loss.ts';
import type { Operations, Tensor } from './operations/operations.ts';
import { BoundOptimizer } from './optimizer.ts';
import { probeLayers } from './probe.ts';

/** Rows at a time when nothing is trained. */
const EVALUATION_ROWS = 1000;

/** A network whose weights are TensorFlow's; each call leaves no tensor behind. */
export function tensorFlowNetwork(ops: Operations, specification: NetworkSpecification): Network {
  checkSpecification(specification);
  const { inputs, batchSize } = specification;
  let outputs = inputs;
  const layers = specification.layers.map((config) => {
    const layer = buildLayer(config, outputs, ops);
    outputs = layer.units;
    return layer;
  });
  const access = layers.flatMap((layer, index) =>
    layer.parameters.map((parameter) => ({ layer: index, parameter })),
  );
  const parameters = access.map(({ parameter }) => parameter);
  const optimized = parameters.filter((parameter) => parameter.optimized);
  const loss = boundLoss(specification.loss, outputs, ops);
  let optimizer = bindOptimizer(specification.optimizer);
  /** Read anew at every step, whose tensors are gone when the next one writes here. */
  const stepInputs = new Float32Array(batchSize * inputs);
  let disposed = false;

  function bindOptimizer(reference: MethodReference): BoundOptimizer {
    return new BoundOptimizer(reference, optimized, ops);
  }

  function forward(x: Tensor, mode: Mode): Tensor {
    return layers.reduce((tensor, layer) => layer.forward(tensor, mode), x);
  }

  /** @param gradient dL/dy of the batch's mean loss */
  function backward(gradient: Tensor, visit: GradientVisitor): void {
    const lowest = layers.findIndex((layer) => layer.trainable && layer.parameters.length > 0);
    let upstream: Tensor | undefined = gradient;
    for (let index = layers.length - 1; index >= 0 && upstream; index--) {
      upstream = layers[index]!.backward(upstream, lowest >= 0 && index > lowest, visit);
    }
  }

  function penalty(): number {
    return layers.reduce((sum, layer) => sum + (layer.penalty ? ops.read(layer.penalty())[0]! : 0), 0);
  }

  /** Forward in inference mode over all examples, `use` being called after each batch, in its scope. */
  function overAll(examples: Examples, use: (y: Tensor, batch: Batch, first: number) => void): void {
    checkExamples(examples, inputs, outputs);
    for (let first = 0; first < examples.rows.length; first += EVALUATION_ROWS) {
      const rows = Math.min(EVALUATION_ROWS, examples.rows.length - first);
      const batch = batchOf(examples, rows, (row) => first + row);
      ops.scope(() => use(forward(ops.tensor(batch.x, [rows, inputs]), 'inference'), batch, first));
    }
  }

  return {
    outputs,
    parameters: access.map(({ layer, parameter: { role, shape, optimized } }) => ({
      ...{ layer, role, shape, optimized },
    })),

    readParameters: () => parameters.map(({ variable }) => variable.values()),

    isFinite: () =>
      ops.scope(() =>
        // 0 times what is not finite is not a number, which a sum keeps.
        parameters.every(({ variable }) => ops.read(ops.sum(ops.multiply(variable.read(), 0)))[0] === 0),
      ),

    writeParameters(values) {
      parameters.forEach(({ shape }, index) => checkSize(`parameters.${index}`, values[index], shape));
      parameters.forEach(({ variable }, index) => variable.write(values[index]!));
    },

    readOptimizer: () => optimizer.state(),

    writeOptimizer(state) {
      optimizer.step = state.step;
      optimizer.carry = [...state.carry];
      optimized.forEach((parameter, index) =>
        optimizer.slots(parameter).forEach((slot, which) => {
          const values = state.slots[index]?.[which];
          checkSize(`slots.${index}.${which}`, values, parameter.shape);
          slot.write(values!);
        }),
      );
    },

    setOptimizer(reference) {
      const next = bindOptimizer(reference);
      optimizer.dispose();
      optimizer = next;
    },

    setTrainable(layer, trainable) {
      layers[layer]!.trainable = trainable;
    },

    seedDropout(words) {
      layers.forEach((layer, index) => layer.seed?.(words(index)));
    },

    step(examples, positions): StepResult {
      checkExamples(examples, inputs, outputs);
      checkPositions(positions, batchSize, examples.rows.length);
      const rows = positions.length;
      const buffer = stepInputs.subarray(0, rows * inputs);
      const { x, labels } = batchOf(examples, rows, (row) => positions[row]!, buffer);
      return ops.scope(() => {
        const y = forward(ops.tensor(x, [rows, inputs]), 'training');
        const { values, gradient } = loss.evaluate(y, labels);
        const result = {
          loss: mean(ops.read(values)),
          penalty: penalty(),
          correct: countCorrect(ops.read(y), labels, loss.threshold),
        };
        optimizer.advance();
        backward(ops.divide(gradient(), rows), (parameter, gradient) =>
          optimizer.update(parameter, gradient),
        );
        for (const layer of layers) layer.afterStep?.();
        return result;
      });
    },

    evaluate(examples, to): Evaluation {
      const count = examples.rows.length;
      if (count === 0) throw new InvalidInput('examples.rows', count, 'a mean needs an example');
      let sum = 0;
      let correct = 0;
      overAll(examples, (y, { labels }, first) => {
        const values = ops.read(y);
        sum += mean(ops.read(loss.evaluate(y, labels).values)) * labels.length;
        correct += countCorrect(values, labels, loss.threshold);
        to?.set(values, first * outputs);
      });
      return { loss: sum / count, penalty: ops.scope(penalty), accuracy: correct / count };
    },

    predict(examples) {
      const to = new Float32Array(examples.rows.length * outputs);
      overAll(examples, (y, _, first) => to.set(ops.read(y), first * outputs));
      return to;
    },

    probe(examples, positions): LayerProbe[] {
      checkExamples(examples, inputs, outputs);
      checkPositions(positions, examples.rows.length, examples.rows.length);
      const rows = positions.length;
      const { x, labels } = batchOf(examples, rows, (row) => positions[row]!);
      return ops.scope(() => {
        const tensors: Tensor[] = [];
        let top = ops.tensor(x, [rows, inputs]);
        for (const layer of layers) tensors.push((top = layer.forward(top, 'probe')));
        const { gradient } = loss.evaluate(top, labels);
        return probeLayers({
          ...{ ops, layers, configs: specification.layers, outputs: tensors },
          backward: (visit) => backward(ops.divide(gradient(), rows), visit),
        });
      });
    },

    dispose() {
      if (disposed) return;
      disposed = true;
      optimizer.dispose();
      for (const { variable } of parameters) variable.dispose();
    },
  };
}

interface Batch {
  /** [rows, features], pixels / 255 */
  readonly x: Float32Array;
  readonly labels: Uint8Array;
}

/** What a pixel is to the network. */
const BRIGHTNESS = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);

/** @param x receives the inputs */
function batchOf(
  examples: Examples,
  rows: number,
  position: (row: number) => number,
  x = new Float32Array(rows * examples.features),
): Batch {
  const { features, pixels } = examples;
  const labels = new Uint8Array(rows);
  for (let row = 0, to = 0; row < rows; row++) {
    const at = position(row);
    labels[row] = examples.labels[at]!;
    const begin = examples.rows[at]! * features;
    for (let from = begin; from < begin + features; from++) x[to++] = BRIGHTNESS[pixels[from]!]!;
  }
  return { x, labels };
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkSize(field: string, values: Float32Array | undefined, shape: readonly number[]): void {
  const size = shape.reduce((product, length) => product * length, 1);
  if (values?.length !== size) {
    throw new InvalidInput(field, values?.length, `${size} values for the shape [${shape.join(', ')}]`);
  }
}
