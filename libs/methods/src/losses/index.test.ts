import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '../activations/softmax.ts';
import { defaults } from '../testing/defaults.ts';
import { expectClose } from '../testing/expect-close.ts';
import { golden } from '../testing/golden.ts';
import { numericalGradient, smoothPoints } from '../testing/numerical-gradient.ts';
import { losses } from './index.ts';
import type { LossId } from './index.ts';
import { target } from './target.ts';

const { labels, y, onLogits, onProbabilities, ofOneOutput } = golden.losses;

describe.each(Object.entries(losses))('%s', (_id, loss) => {
  const hyperparameters = defaults(loss);
  /** Outputs in the loss's domain, from real numbers; no probability so small that a difference is inexact. */
  const domain = {
    real: (z: number[]) => z,
    'non-negative': (z: number[]) => z.map((zj) => Math.abs(zj) + 0.01),
    distribution: (z: number[]) =>
      softmax.forward(
        z.map((zj) => zj / 3),
        {},
      ),
  };

  it('has its derivative by every output as its gradient', () => {
    const points = smoothPoints(loss.minimumOutputs, 5).map(domain[loss.domain]);
    fc.assert(
      fc.property(points, fc.nat(), (y, number) => {
        const label = number % Math.max(2, y.length);
        const t = target(loss, label, y.length);
        const numerical = numericalGradient((y) => loss.value(t, y, hyperparameters), y);
        expectClose(loss.gradient(t, y, hyperparameters), numerical, 1e-4);
      }),
    );
  });

  it('is finite, and so is its gradient, for outputs that are as wrong as they can be', () => {
    for (const size of [1, 100, 1e4]) {
      const z = loss.domain === 'real' ? [size, -size] : [1, 0];
      const t = target(loss, 1, 2);
      const results = [loss.value(t, z, hyperparameters), ...loss.gradient(t, z, hyperparameters)];
      expect(results.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('Keras agrees', () => {
  it.each(Object.entries(onLogits))('with %s', (id, keras) => {
    const loss = losses[id as LossId];
    labels.forEach((label, example) => {
      const t = target(loss, label, y[example]!.length);
      expectClose(loss.value(t, y[example]!, defaults(loss)), keras.value[example]!);
      expectClose(loss.gradient(t, y[example]!, defaults(loss)), keras.gradient[example]!);
    });
  });

  // Of the divergence Keras clips the target too; the test of that loss shows the difference.
  const onSoftmax = Object.entries(onProbabilities).filter(([id]) => id !== 'kullback-leibler');
  it.each(onSoftmax)('with %s through a softmax', (id, keras) => {
    const loss = losses[id as LossId];
    labels.forEach((label, example) => {
      const p = softmax.forward(y[example]!, {});
      const t = target(loss, label, p.length);
      expectClose(loss.value(t, p, defaults(loss)), keras.value[example]!);
      const gradient = softmax.backward(y[example]!, p, loss.gradient(t, p, defaults(loss)), {});
      expectClose(gradient, keras.gradient[example]!);
    });
  });

  it.each(Object.entries(ofOneOutput))('with %s of one output', (id, keras) => {
    const loss = losses[id as LossId];
    labels.forEach((label, example) => {
      const output = y[example]!.slice(0, 1);
      const t = target(loss, label % 2, 1);
      expectClose(loss.value(t, output, defaults(loss)), keras.value[example]!);
      expectClose(loss.gradient(t, output, defaults(loss)), keras.gradient[example]!);
    });
  });

  it('with every loss that it has', () => {
    const held = [...Object.keys(onLogits), ...Object.keys(onProbabilities)].sort();
    const named = Object.values(losses).filter(({ keras }) => keras);
    expect(held).toEqual(named.map(({ id }) => id));
  });
});
