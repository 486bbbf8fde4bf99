import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMetricValue, parseMetricValue } from './metric-value.ts';

describe('a metric value as text', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(parseMetricValue(formatMetricValue(value))).toBe(value);
      }),
    );
  });

  it.each([
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
    [-0, '-0.0'],
    [1e-7, '1e-7'],
    [0.1, '0.1'],
    [1e21, '1e+21'],
  ])('%d is written %s', (value, text) => {
    expect(formatMetricValue(value)).toBe(text);
  });

  it.each([
    ['nan', NaN],
    ['NaN', NaN],
    ['inf', Infinity],
    ['-Infinity', -Infinity],
    ['1e-07', 1e-7],
    ['1.0', 1],
    ['-.5', -0.5],
    ['5.', 5],
    ['1.2345678901234568e+20', 123456789012345680000],
  ])('%s, as Python may write it, is read', (text, value) => {
    expect(parseMetricValue(text)).toBe(value);
  });

  it.each(['', ' ', '1,5', '0x10', '1e', 'one', '1 2', '--1'])('%j is none', (text) => {
    expect(() => parseMetricValue(text)).toThrow(SyntaxError);
  });
});
