import { describe, expect, it } from 'vitest';
import { series } from '../testing/example-run.ts';
import { formatPoints, parsePoints } from './metric-lines.ts';

describe('the lines of a metric', () => {
  it('are sorted by step, and come back as they were', () => {
    const points = series('loss', 0.5, NaN, -Infinity, 1e-7);
    const text = formatPoints(new Map(points.toReversed().map((point) => [point.step, point])));
    expect(text).toBe(
      '1700000000000 0.5 0\n1700000000001 nan 1\n1700000000002 -inf 2\n1700000000003 1e-7 3\n',
    );
    expect(parsePoints('loss', text)).toEqual(points);
  });

  it('may be those of any MLflow client', () => {
    const text = '5 1e-07 2\n6 0.5\n7 1.0 1 name digest\n';
    expect(parsePoints('loss', text)).toEqual([
      { key: 'loss', step: 0, value: 0.5, timestamp: 6 },
      { key: 'loss', step: 1, value: 1, timestamp: 7 },
      { key: 'loss', step: 2, value: 1e-7, timestamp: 5 },
    ]);
  });

  it.each(['', '\n', '5', '5 x 1', '5 1 one', 'x 1 1', '5 1 1\n\n5 1 2'])('%j is none', (text) => {
    expect(() => parsePoints('loss', text)).toThrow(SyntaxError);
  });
});
