import { expect, it } from 'vitest';
import { measureTitle } from './measure-title.ts';

it.each([
  [{ metric: 'test_accuracy' }, 'test accuracy'],
  [{ metric: 'gradient_norm/layer_1', at: 'start' }, 'gradient norm, layer 1, before training'],
  [{ metric: 'accuracy', at: 'highest' }, 'highest training accuracy'],
  [
    { metric: 'val_accuracy', until: { reaches: 0.85, in: 'seconds' } },
    'seconds until validation accuracy 0.85',
  ],
] as const)('%j is the %s', (measure, title) => expect(measureTitle(measure)).toBe(title));
