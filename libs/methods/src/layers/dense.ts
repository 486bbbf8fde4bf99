import type { DenseConfig } from '@experiments/contracts';
import { activations } from '../activations/index.ts';
import { constraints } from '../constraints/index.ts';
import type { Layer, Matrix } from '../definition.ts';
import { initializers } from '../initializers/index.ts';
import { regularizers } from '../regularizers/index.ts';
import { resolveMethod } from '../resolve-method.ts';
import { activate, activateBackward } from './activation.ts';

/**
 * Dense layer: Z = X W + b, A = f(Z), for rows X [rows x inputs], W [inputs x units], b [units].
 *
 * Backward, with U = dL/dA: dL/dZ by the activation row by row, dL/dW = X^T dL/dZ [inputs x units], dL/db the sum of
 * dL/dZ over rows, dL/dX = dL/dZ W^T [rows x inputs]. The batch's 1 / rows is in U already.
 */
export const dense: Layer<DenseConfig> = {
  kind: 'dense',
  title: 'Dense',
  formula: 'A = f(X W + b)',
  reference:
    'Rumelhart, Hinton and Williams (1986), Learning representations by back-propagating errors, Nature 323',
  keras: 'keras.layers.Dense',

  check(config, field) {
    resolveMethod(activations, 'activation', config.activation, `${field}.activation`);
    resolveMethod(initializers, 'initializer', config.initializer, `${field}.initializer`);
    resolveMethod(initializers, 'initializer', config.biasInitializer, `${field}.biasInitializer`);
    if (config.regularizer) {
      resolveMethod(regularizers, 'regularizer', config.regularizer, `${field}.regularizer`);
    }
    if (config.constraint) resolveMethod(constraints, 'constraint', config.constraint, `${field}.constraint`);
  },

  units: ({ units }) => units,

  parameters: ({ units, initializer, biasInitializer, regularizer, constraint }, inputs) => [
    { role: 'kernel', shape: [inputs, units], initializer, optimized: true, regularizer, constraint },
    { role: 'bias', shape: [units], initializer: biasInitializer, optimized: true },
  ],

  forward({ units, activation }, x, parameters, context) {
    const [kernel, bias] = parameters as [number[], number[]];
    const z = x.map((row) =>
      bias.map((b, j) => row.reduce((sum, xi, i) => sum + xi * kernel[i * units + j]!, 0) + b),
    );
    return { x, y: activate(activation, z), parameters, context, kept: z };
  },

  backward({ units, activation }, { x, y, parameters, kept }, upstream) {
    const [kernel] = parameters as [number[]];
    const dz = activateBackward(activation, kept as Matrix, y, upstream);
    const inputs = x[0]!.length;
    const kernelGradient = kernel.map((_, at) => {
      const i = Math.floor(at / units);
      const j = at % units;
      return x.reduce((sum, row, r) => sum + row[i]! * dz[r]![j]!, 0);
    });
    const biasGradient = Array.from({ length: units }, (_, j) => dz.reduce((sum, row) => sum + row[j]!, 0));
    const input = dz.map((row) =>
      Array.from({ length: inputs }, (_, i) =>
        row.reduce((sum, dzj, j) => sum + dzj * kernel[i * units + j]!, 0),
      ),
    );
    return { input, gradients: [kernelGradient, biasGradient] };
  },
};
