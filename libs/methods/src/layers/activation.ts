import type { LayerConfig, MethodReference } from '@experiments/contracts';
import { activations } from '../activations/index.ts';
import type { Layer, Matrix } from '../definition.ts';
import { resolveMethod } from '../resolve-method.ts';

/**
 * An activation as a layer of its own, A = f(X) row by row, so that another layer, such as batch normalization, can
 * stand between the weighted sums and it.
 */
export const activation: Layer<Extract<LayerConfig, { kind: 'activation' }>> = {
  kind: 'activation',
  title: 'Activation',
  formula: 'A = f(X)',
  reference:
    'Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors, Nature 323',
  keras: 'keras.layers.Activation',
  check(config, field) {
    resolveMethod(activations, 'activation', config.activation, `${field}.activation`);
  },
  units: (_config, inputs) => inputs,
  parameters: () => [],
  forward: (config, x, parameters, context) => ({
    x,
    y: activate(config.activation, x),
    parameters,
    context,
  }),
  backward: (config, { x, y }, upstream) => ({
    input: activateBackward(config.activation, x, y, upstream),
    gradients: [],
  }),
};

/** A = f(Z), row by row. */
export function activate(reference: MethodReference, z: Matrix): Matrix {
  const { definition, hyperparameters } = resolveMethod(activations, 'activation', reference, 'activation');
  return z.map((row) => definition.forward(row, hyperparameters));
}

/** dL/dZ from Z, A and dL/dA, row by row. */
export function activateBackward(reference: MethodReference, z: Matrix, a: Matrix, upstream: Matrix): Matrix {
  const { definition, hyperparameters } = resolveMethod(activations, 'activation', reference, 'activation');
  return z.map((row, r) => definition.backward(row, a[r]!, upstream[r]!, hyperparameters));
}
