import type { ConfusionPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { confusionMatrix } from './confusion-matrix.ts';
import { describeConfusion } from './takeaway.ts';
import { standalone } from './theme.ts';

const shares = [
  [0.9, 0.096, 0.004],
  [0.2, 0.8, 0],
  [0, 0.03, 0.97],
];
const panel: ConfusionPanelReport = {
  id: 'confusion',
  title: 'Which class each class is taken for',
  kind: 'confusion',
  arm: 'mlp',
  armTitle: 'One hidden layer, 128',
  classes: ['Pullover', 'Shirt', 'Ankle boot'],
  shares: shares.map((row) => row.map((mean) => ({ n: 10, mean, low: mean - 0.01, high: mean + 0.01 }))),
};

describe('confusionMatrix', () => {
  it.each([
    [720, '__snapshots__/confusion-matrix.svg'],
    [358, '__snapshots__/confusion-matrix-narrow.svg'],
  ])('draws shares as shades and percentages, %i pixels wide', async (width, file) => {
    await expect(standalone(confusionMatrix(panel, { width }))).toMatchFileSnapshot(file);
  });

  it('writes no number where nothing was taken, and says where there was little', () => {
    const numbers = [...confusionMatrix(panel, { width: 720 }).matchAll(/bare middle"[^>]*>([^<]*)</g)];
    expect(numbers.map(([, number]) => number)).toEqual(['90', '10', '&#60;1', '20', '80', '3', '97']);
  });
});

describe('describeConfusion', () => {
  it('names the class most often right and the most frequent mistake', () => {
    expect(describeConfusion(panel)).toMatch(
      /^Most often right: Ankle boot, with a share of 0\.9700 .*; most often taken for another class: Shirt for Pullover, with a share of 0\.2000 .*\.$/,
    );
  });

  it('says where there is nothing to tell of', () => {
    expect(describeConfusion({ ...panel, classes: [], shares: [] })).toBe(
      'The answers of “One hidden layer, 128” about single images are not at hand.',
    );
  });
});
