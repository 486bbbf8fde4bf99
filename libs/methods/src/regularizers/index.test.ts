import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults } from '../testing/defaults.ts';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { numericalGradient, smoothPoints } from '../testing/numerical-gradient.ts';
import { regularizers } from './index.ts';

describe.each(Object.entries(regularizers))('%s', (id, regularizer) => {
  const hyperparameters = defaults(regularizer);

  it('has its derivative as its gradient', () => {
    fc.assert(
      fc.property(smoothPoints(1, 1), ([w]) => {
        const numerical = numericalGradient(([w]) => regularizer.value(w!, hyperparameters), [w!]);
        expectClose(regularizer.gradient(w!, hyperparameters), numerical, 1e-8);
      }),
    );
  });

  it('costs nothing and pulls nowhere at 0, and the same to either side', () => {
    expect(regularizer.value(0, hyperparameters)).toBe(0);
    expect(regularizer.gradient(0, hyperparameters)).toBe(0);
    expect(regularizer.value(-3, hyperparameters)).toBe(regularizer.value(3, hyperparameters));
    expect(regularizer.gradient(-3, hyperparameters)).toBe(-regularizer.gradient(3, hyperparameters));
  });

  it('agrees with Keras', () => {
    const { w, of } = golden.regularizers;
    const keras = of[id as keyof typeof of];
    const penalty = w.reduce((sum, wi) => sum + regularizer.value(wi, hyperparameters), 0);
    expectClose(penalty, keras.value, 1e-9);
    expectClose(
      w.map((wi) => regularizer.gradient(wi, hyperparameters)),
      keras.gradient,
      1e-9,
    );
  });
});
