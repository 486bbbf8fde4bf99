import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { batchNormalization } from './batch-normalization.ts';

const config = { kind: 'batch-normalization', momentum: 0.99, epsilon: 0.001, trainable: true } as const;

/** Keras computes this layer in float32 whatever it is told. */
const FLOAT32 = 1e-5;

describe('batch normalization', () => {
  it('agrees with Keras: outputs, running averages and gradients', () => {
    const { x, upstream, parameters, y, inference, movingMean, movingVariance, gradient } =
      golden.batchNormalization;
    const forward = batchNormalization.forward(config, x, parameters, { training: true });
    expectClose(forward.y, y, FLOAT32);
    expectClose(forward.moved!['moving-mean']!, movingMean, FLOAT32);
    expectClose(forward.moved!['moving-variance']!, movingVariance, FLOAT32);
    const backward = batchNormalization.backward(config, forward, upstream);
    expectClose(backward.input, gradient.x, FLOAT32);
    expectClose(backward.gradients[0]!, gradient.gamma, FLOAT32);
    expectClose(backward.gradients[1]!, gradient.beta, FLOAT32);
    expectClose(batchNormalization.forward(config, x, parameters, { training: false }).y, inference, FLOAT32);
  });

  it('worked by hand', () => {
    // x = (1, 3): mean 2, biased variance 1; with epsilon = 3, x_hat = (-1/2, 1/2); y = 4 x_hat + 1.
    const layer = { ...config, epsilon: 3, momentum: 0.5 };
    const forward = batchNormalization.forward(layer, [[1], [3]], [[4], [1], [10], [20]], { training: true });
    expect(forward.y).toEqual([[-1], [3]]);
    // Running averages: (10 + 2) / 2 and (20 + 1) / 2.
    expect(forward.moved).toEqual({ 'moving-mean': [6], 'moving-variance': [10.5] });
  });

  it('moves nothing in inference, or where it is frozen', () => {
    const parameters = [[4], [1], [10], [97]];
    const expected = [[1 + (4 * (1 - 10)) / 10], [1 + (4 * (3 - 10)) / 10]];
    const frozen = { ...config, epsilon: 3, trainable: false };
    for (const [layer, training] of [
      [{ ...config, epsilon: 3 }, false],
      [frozen, true],
    ] as const) {
      const forward = batchNormalization.forward(layer, [[1], [3]], parameters, { training });
      expectClose(forward.y, expected, 1e-15);
      expect(forward.moved).toBeUndefined();
    }
  });

  it('starts as the plain normalization: gamma 1, beta 0', () => {
    expect(
      batchNormalization
        .parameters(config, 2)
        .map(({ role, initializer, optimized }) => [role, initializer.id, optimized]),
    ).toEqual([
      ['gamma', 'ones', true],
      ['beta', 'zeros', true],
      ['moving-mean', 'zeros', false],
      ['moving-variance', 'ones', false],
    ]);
  });
});
