import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '../activations/softmax.ts';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { crossEntropy } from './cross-entropy.ts';
import { kullbackLeibler } from './kullback-leibler.ts';
import { target } from './target.ts';

const probabilities = fc
  .array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 2, maxLength: 10 })
  .map((z) => softmax.forward(z, {}));

describe('Kullback-Leibler divergence', () => {
  it('of one-hot targets is cross-entropy, value and gradient, to the last bit', () => {
    fc.assert(
      fc.property(probabilities, fc.nat(), (p, number) => {
        const t = target(kullbackLeibler, number % p.length, p.length);
        expect(kullbackLeibler.gradient(t, p, {})).toEqual(crossEntropy.gradient(t, p, {}));
        expectClose(kullbackLeibler.value(t, p, {}), crossEntropy.value(t, p, {}), 1e-15);
      }),
    );
  });

  it('of softer targets is cross-entropy less the entropy of the targets', () => {
    const t = [0.7, 0.2, 0.1];
    const entropy = -t.reduce((sum, tj) => sum + tj * Math.log(tj), 0);
    fc.assert(
      fc.property(probabilities, (p) => {
        fc.pre(p.length === 3);
        expectClose(kullbackLeibler.value(t, p, {}), crossEntropy.value(t, p, {}) - entropy, 1e-14);
      }),
    );
    expectClose(kullbackLeibler.value(t, t, {}), 0, 1e-15);
  });

  it('differs from Keras’s by what clipping the target to 1e-7 adds', () => {
    const { labels, y, onProbabilities } = golden.losses;
    const keras = onProbabilities['kullback-leibler'];
    labels.forEach((label, example) => {
      const p = softmax.forward(y[example]!, {});
      const t = target(kullbackLeibler, label, p.length);
      const clipped = t.map((tj) => Math.max(tj, 1e-7));
      expectClose(kullbackLeibler.value(clipped, p, {}), keras.value[example]!, 1e-12);
      const gradient = softmax.backward([], p, kullbackLeibler.gradient(clipped, p, {}), {});
      expectClose(gradient, keras.gradient[example]!, 1e-12);
    });
  });
});
