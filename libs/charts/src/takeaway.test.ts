import { describe, expect, it } from 'vitest';
import { describeCurves, describeDifferences, describeEstimate, describeExtremes } from './takeaway.ts';
import { drawnPanel } from './testing/panels.ts';

describe('describeEstimate', () => {
  it.each([
    [{ n: 10, mean: 0.8812, low: 0.8797, high: 0.8827 }, '0.8812 (95% interval 0.8797 to 0.8827, n = 10)'],
    [{ n: 1, mean: 0.8812 }, '0.8812 (n = 1, no interval)'],
    [{ n: 8, notFinite: 2 }, 'no mean (2 of 10 values not finite)'],
    [{ n: 0 }, 'no value yet'],
  ])('puts %j into words', (estimate, words) => {
    expect(plain(describeEstimate(estimate))).toBe(words);
  });
});

describe('describeExtremes', () => {
  const high = { title: 'relu', estimate: { n: 2, mean: 0.9, low: 0.8, high: 1 } };
  const low = { title: 'tanh', estimate: { n: 1, mean: 0.7 } };

  it('names the highest and the lowest, in whatever order they come', () => {
    const sentence = describeExtremes('test accuracy', [low, high]);
    expect(plain(sentence)).toBe(
      'Highest test accuracy: relu with 0.9000 (95% interval 0.8000 to 1.0000, n = 2); lowest: tanh with 0.7000 (n = 1, no interval).',
    );
    expect(describeExtremes('test accuracy', [high, low])).toBe(sentence);
  });

  it('quotes names that hold a comma', () => {
    const titled = { ...low, title: 'two layers, dropout' };
    expect(describeExtremes('test loss', [titled])).toMatch(/^Test loss: “two layers, dropout” with/);
  });

  it('counts those without a mean', () => {
    const sentence = describeExtremes('test loss', [low, { title: 'focal', estimate: { n: 0 } }]);
    expect(sentence).toMatch(/^Test loss: tanh .* 1 of 2 have no mean\.$/);
    expect(describeExtremes('test loss', [])).toBe('No arm has a mean test loss yet.');
  });
});

it('describeCurves tells the ends of the lines', () => {
  expect(describeCurves(drawnPanel({ relu: 0.3, softmax: 0.6 }))).toMatch(
    /^Highest validation loss: softmax with 0\.\d{4} .* after epoch 10; lowest: relu .* after epoch 10\.$/,
  );
});

it('describeDifferences counts the intervals that leave out zero, and those that are missing', () => {
  const above = { estimate: { n: 3, mean: 2, low: 1, high: 3 } };
  const about = { estimate: { n: 3, mean: 0, low: -1, high: 1 } };
  const none = { estimate: { n: 0 } };
  expect(describeDifferences([above, about])).toContain('in 1 of 2 comparisons.');
  expect(describeDifferences([above, about, none])).toContain(
    'in 1 of 3 comparisons; 1 of them have no interval.',
  );
});

function plain(words: string): string {
  return words.replaceAll('\u00a0', ' ');
}
