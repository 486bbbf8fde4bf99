import { InvalidInput } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { activations } from './activations/index.ts';
import { losses } from './losses/index.ts';
import { optimizers } from './optimizers/index.ts';
import { resolveMethod } from './resolve-method.ts';

describe('resolveMethod', () => {
  it('fills in defaults, in the definition’s order', () => {
    const { definition, hyperparameters } = resolveMethod(losses, 'loss', { alpha: 2, id: 'focal' }, 'loss');
    expect(definition).toBe(losses.focal);
    expect(Object.entries(hyperparameters)).toEqual([
      ['gamma', 2],
      ['alpha', 2],
    ]);
  });

  it.each([
    [
      { id: 'adaam' },
      'optimizer.id: "adaam" is not usable; known optimizer ids are adadelta, adagrad, adam,',
    ],
    [{ id: 'toString' }, 'optimizer.id: "toString"'],
    [
      { id: 'adam', learning_rate: 0.1 },
      'optimizer.learning_rate: 0.1 is not usable; the hyper-parameters of adam are: learningRate, beta1, beta2, epsilon',
    ],
    [
      { id: 'adam', beta1: 1 },
      'optimizer.beta1: 1 is not usable; beta1 of adam is a number at least 0 and below 1',
    ],
    [{ id: 'adam', learningRate: -1 }, 'learningRate of adam is a number above 0'],
    [{ id: 'adam', learningRate: Number.NaN }, 'optimizer.learningRate'],
    [{ id: 'adam', learningRate: '0.1' }, 'optimizer.learningRate: "0.1"'],
  ])('refuses %o', (reference, message) => {
    const resolve = () => resolveMethod(optimizers, 'optimizer', reference, 'optimizer');
    expect(resolve).toThrow(InvalidInput);
    expect(resolve).toThrow(message);
  });

  it('says so where a definition has no hyper-parameters', () => {
    expect(() => resolveMethod(activations, 'activation', { id: 'relu', slope: 1 }, 'activation')).toThrow(
      'the hyper-parameters of relu are: none',
    );
  });
});
