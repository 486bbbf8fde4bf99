import type { DenseConfig } from '@experiments/contracts';
import { constraints, regularizers, resolveMethod } from '@experiments/methods';
import { constraintFaces } from '../constraints/index.ts';
import type { Operations, Tensor } from '../operations/operations.ts';
import { regularizerFaces } from '../regularizers/index.ts';
import { activationStage } from './activation.ts';
import { zeroParameter } from './parameter.ts';
import type { TensorFlowLayer } from './tensorflow-layer.ts';

/** a = f(x W + b) */
export function denseLayer(config: DenseConfig, inputs: number, ops: Operations): TensorFlowLayer {
  const kernel = zeroParameter(ops, 'kernel', [inputs, config.units]);
  const bias = zeroParameter(ops, 'bias', [config.units]);
  const activation = activationStage(config.activation, ops);
  const regularizer = regularizerOf(config, ops);
  const project = constraintOf(config, ops);
  let x: Tensor;
  let training = false;

  return {
    units: config.units,
    parameters: [kernel, bias],
    trainable: config.trainable,

    forward(input, mode) {
      x = input;
      training = mode === 'training';
      return activation.forward(ops.add(ops.matMul(x, kernel.variable.read()), bias.variable.read()));
    },

    backward(upstream, needsInput, visit) {
      const dz = activation.backward(upstream);
      const weights = kernel.variable.read();
      const input = needsInput ? ops.matMul(dz, weights, false, true) : undefined;
      if (this.trainable) {
        const gradient = ops.matMul(x, dz, true);
        const penalized =
          training && regularizer ? ops.add(gradient, regularizer.gradient(weights)) : gradient;
        visit(kernel, penalized);
        visit(bias, ops.sumOverRows(dz));
      }
      return input;
    },

    afterStep() {
      if (this.trainable && project) kernel.variable.assign(project(kernel.variable.read()));
    },

    ...(regularizer && { penalty: () => regularizer.penalty(kernel.variable.read()) }),
    ...(activation.derivative && { derivative: activation.derivative }),
  };
}

function regularizerOf({ regularizer }: DenseConfig, ops: Operations) {
  if (!regularizer) return undefined;
  const { definition, hyperparameters } = resolveMethod(
    regularizers,
    'regularizer',
    regularizer,
    'regularizer',
  );
  const face = regularizerFaces[definition.id as keyof typeof regularizerFaces];
  return {
    penalty: (w: Tensor) => face.penalty(ops, w, hyperparameters),
    gradient: (w: Tensor) => face.gradient(ops, w, hyperparameters),
  };
}

function constraintOf({ constraint }: DenseConfig, ops: Operations) {
  if (!constraint) return undefined;
  const { definition, hyperparameters } = resolveMethod(constraints, 'constraint', constraint, 'constraint');
  const face = constraintFaces[definition.id as keyof typeof constraintFaces];
  return (w: Tensor) => face.project(ops, w, hyperparameters);
}
