import { describe, expect, it } from 'vitest';
import { formatGiven, formatNumber, formatTicks, metricTitle, numberFormat } from './number-format.ts';

describe('numberFormat', () => {
  it.each([
    [0.88125, '0.8812'],
    [-0.0151, '−0.0151'],
    [0, '0.0000'],
    [-0.00001 * 0, '0.0000'],
    [12.345, '12.35'],
    [123.45, '123.5'],
    [60000, '60000'],
    [3.14e-6, '3.1 × 10⁻⁶'],
    [1e-4, '10⁻⁴'],
    [2.5e9, '2.5 × 10⁹'],
  ])('writes %d as %s', (value, written) => {
    expect(formatNumber(value).replaceAll('\u00a0', ' ')).toBe(written);
  });

  it('writes a mean and its interval alike', () => {
    const format = numberFormat([-0.0013, -0.0022, -0.00038]);
    expect([-0.0013, -0.0022, -0.00038].map(format)).toEqual(['−0.0013', '−0.0022', '−0.0004']);
  });

  it('gives differences their sign, and zero none', () => {
    const format = numberFormat([0.5, -0.5], { signed: true });
    expect([0.5, 0, -0.5, -0.00001].map(format)).toEqual(['+0.5000', '0.0000', '−0.5000', '0.0000']);
  });
});

describe('formatTicks', () => {
  it('gives the ticks of one axis as many decimals as the longest needs', () => {
    expect(formatTicks([0.8, 0.85, 0.9])).toEqual(['0.80', '0.85', '0.90']);
    expect(formatTicks([-0.1 - 0.2, 0, 0.3])).toEqual(['−0.3', '0', '0.3']);
  });

  it('writes decades plainly while they are short, then as powers', () => {
    expect(formatTicks([0.01, 0.1, 1, 10])).toEqual(['0.01', '0.1', '1', '10']);
    expect(formatTicks([1e-6, 1e-3, 1])).toEqual(['10⁻⁶', '10⁻³', '10⁰']);
  });
});

it.each([
  ['test_accuracy', 'test accuracy'],
  ['loss', 'training loss'],
  ['train_loss', 'final training loss'],
  ['val_loss', 'validation loss'],
  ['final_val_accuracy', 'final validation accuracy'],
  ['gradient_norm/layer_1', 'gradient norm, layer 1'],
])('metricTitle calls %s the %s', (metric, title) => {
  expect(metricTitle(metric)).toBe(title);
});

it.each([
  [60_000, '60,000'],
  [32, '32'],
  [0.003, '0.003'],
  [3e-7, '3\u00a0×\u00a010⁻⁷'],
])('formatGiven writes %d as %s', (value, written) => {
  expect(formatGiven(value)).toBe(written);
});
