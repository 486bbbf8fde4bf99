import { describe, expect, it } from 'vitest';
import { resolveMethod } from '../resolve-method.ts';
import { adam } from './adam.ts';

describe('the hyper-parameters that optimizers share', () => {
  const resolve = (given: Record<string, number>) =>
    resolveMethod({ adam }, 'optimizer', { id: 'adam', ...given }, 'optimizer').hyperparameters;

  it.each([{ learningRate: 0 }, { learningRate: -0.1 }, { beta1: 1 }, { beta2: -0.1 }, { epsilon: 0 }])(
    'refuse %o',
    (given) => {
      expect(() => resolve(given)).toThrow(Object.keys(given)[0]);
    },
  );

  it('take what is left', () => {
    expect(resolve({ learningRate: 10, beta1: 0, beta2: 0.9999, epsilon: 1e-12 })).toEqual({
      learningRate: 10,
      beta1: 0,
      beta2: 0.9999,
      epsilon: 1e-12,
    });
  });
});
