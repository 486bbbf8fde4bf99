import { parseWith, layerConfig } from '@experiments/contracts';
import type { DenseConfig } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { dense } from './dense.ts';

const config = (given: object) => parseWith(layerConfig, { kind: 'dense', ...given }, 'layer') as DenseConfig;

describe('dense', () => {
  it('is f(x W + b), worked by hand', () => {
    // x = (1, 2), W = [[1, 0, -1], [3, 1, 1]], b = (0.5, 0, -1.5): z = (7.5, 2, -0.5), relu: (7.5, 2, 0).
    const layer = config({ units: 3, activation: { id: 'relu' } });
    const parameters = [
      [1, 0, -1, 3, 1, 1],
      [0.5, 0, -1.5],
    ];
    const forward = dense.forward(layer, [[1, 2]], parameters, { training: true });
    expect(forward.y).toEqual([[7.5, 2, 0]]);
    // dL/da = (1, -1, 5), of which relu passes (1, -1, 0); dL/dW = x^T dz; dL/dx = dz W^T = (1 - 0, 3 - 1).
    const { input, gradients } = dense.backward(layer, forward, [[1, -1, 5]]);
    expect(gradients).toEqual([
      [1, -1, 0, 2, -2, 0],
      [1, -1, 0],
    ]);
    expect(input).toEqual([[1, 2]]);
  });

  it('asks for a kernel and a bias', () => {
    const layer = config({ units: 5, regularizer: { id: 'l2' }, constraint: { id: 'max-norm' } });
    expect(dense.parameters(layer, 3)).toEqual([
      {
        role: 'kernel',
        shape: [3, 5],
        initializer: { id: 'glorot-uniform' },
        optimized: true,
        regularizer: { id: 'l2' },
        constraint: { id: 'max-norm' },
      },
      { role: 'bias', shape: [5], initializer: { id: 'zeros' }, optimized: true },
    ]);
  });

  it.each([
    [{ activation: { id: 'rleu' } }, 'layers.0.activation.id: "rleu" is not usable'],
    [{ initializer: { id: 'he' } }, 'layers.0.initializer.id'],
    [{ biasInitializer: { id: 'one' } }, 'layers.0.biasInitializer.id'],
    [{ regularizer: { id: 'l2', strength: -1 } }, 'layers.0.regularizer.strength: -1'],
    [{ constraint: { id: 'max-norm', limits: 1 } }, 'layers.0.constraint.limits'],
  ])('refuses %o', (given, message) => {
    expect(() => dense.check(config({ units: 5, ...given }), 'layers.0')).toThrow(message);
  });
});
