import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { numericalGradient } from '../testing/numerical-gradient.ts';
import { focal } from './focal.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('focal loss', () => {
  const t = [1, 0];
  /** The label's probability is 0.9. */
  const easy = [Math.log(9), 0];

  it('counts an easy example a hundredth with gamma = 2', () => {
    expect(focal.value(t, easy, { gamma: 2, alpha: 1 })).toBeCloseTo(0.01 * -Math.log(0.9), 15);
  });

  it('is cross-entropy with gamma = 0, to the last bit', () => {
    const hyperparameters = { gamma: 0, alpha: 1 };
    for (const y of [easy, [-3, 2.5], [0, 0]]) {
      expect(focal.value(t, y, hyperparameters)).toBe(softmaxCrossEntropy.value(t, y, {}));
      expectClose(focal.gradient(t, y, hyperparameters), softmaxCrossEntropy.gradient(t, y, {}), 1e-15);
    }
  });

  it('is scaled by alpha, which is 0.25 in Keras', () => {
    const quarter = focal.gradient(t, easy, { gamma: 2, alpha: 0.25 });
    expectClose(
      quarter.map((g) => 4 * g),
      focal.gradient(t, easy, { gamma: 2, alpha: 1 }),
      1e-15,
    );
  });

  it('keeps a finite gradient for gamma below 1 and a certain example', () => {
    const hyperparameters = { gamma: 0.5, alpha: 1 };
    expect(focal.gradient(t, [800, 0], hyperparameters).every((g) => g === 0)).toBe(true);
    const numerical = numericalGradient((y) => focal.value(t, y, hyperparameters), easy);
    expectClose(focal.gradient(t, easy, hyperparameters), numerical, 1e-8);
  });
});
