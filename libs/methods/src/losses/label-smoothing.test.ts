import { describe, it } from 'vitest';
import { softmaxOf } from '../activations/softmax.ts';
import { expectClose } from '../testing/expect-close.ts';
import { labelSmoothing } from './label-smoothing.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

describe('label smoothing', () => {
  it('is cross-entropy with the smoothed targets', () => {
    // (1 - 0.1) (0, 1, 0, 0) + 0.1 / 4
    const y = [0.3, -1, 2, 0];
    const smoothed = [0.025, 0.925, 0.025, 0.025];
    expectClose(
      labelSmoothing.value([0, 1, 0, 0], y, { smoothing: 0.1 }),
      softmaxCrossEntropy.value(smoothed, y, {}),
      1e-14,
    );
    expectClose(
      labelSmoothing.gradient([0, 1, 0, 0], y, { smoothing: 0.1 }),
      softmaxCrossEntropy.gradient(smoothed, y, {}),
      1e-14,
    );
  });

  it('wants no more than the probability 1 - s + s / n of the label', () => {
    const wanted = [0.025, 0.925, 0.025, 0.025].map(Math.log);
    expectClose(softmaxOf(wanted), [0.025, 0.925, 0.025, 0.025], 1e-14);
    expectClose(labelSmoothing.gradient([0, 1, 0, 0], wanted, { smoothing: 0.1 }), [0, 0, 0, 0], 1e-14);
  });
});
