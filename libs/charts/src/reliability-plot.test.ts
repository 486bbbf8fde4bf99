import type { ReliabilityPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { describeReliability, reliabilityPlot } from './reliability-plot.ts';
import { standalone } from './theme.ts';

const bin = (probability: number, accuracy: number, images: number, half = 0.02) => ({
  images,
  probability: { n: 3, mean: probability, sd: 0.01, low: probability - 0.01, high: probability + 0.01 },
  accuracy: { n: 3, mean: accuracy, sd: 0.02, low: accuracy - half, high: accuracy + half },
  values: [1, 2, 3].map((seed) => ({ seed, probability, accuracy: accuracy + (seed - 2) / 100 })),
});
const panel: ReliabilityPanelReport = {
  id: 'reliability',
  title: 'How often they are right when they are sure',
  kind: 'reliability',
  lines: [
    {
      title: 'Cross-entropy',
      arm: 'cross-entropy',
      runs: 3,
      bins: [bin(0.3, 0.25, 2, 0.9), bin(0.6, 0.5, 40), bin(0.97, 0.9, 400)],
    },
    {
      title: 'Label smoothing',
      arm: 'label-smoothing',
      runs: 3,
      bins: [bin(0.6, 0.75, 100), bin(0.9, 0.97, 300)],
    },
    { title: 'Poisson', arm: 'poisson', runs: 0, bins: [] },
  ],
};

describe('reliabilityPlot', () => {
  it.each([
    [720, '__snapshots__/reliability-plot.svg'],
    [358, '__snapshots__/reliability-plot-narrow.svg'],
  ])('draws accuracy against probability beside the diagonal, %i pixels wide', async (width, file) => {
    await expect(standalone(reliabilityPlot(panel, { width }))).toMatchFileSnapshot(file);
  });

  it('ends intervals where shares do', () => {
    const svg = reliabilityPlot(panel, { width: 720 });
    expect(svg).not.toContain('intervals cut');
    expect(svg).not.toContain('>−0.');
  });
});

describe('describeReliability', () => {
  it('says who is too sure, weighed by images', () => {
    const crossEntropy = (2 * 0.05 + 40 * 0.1 + 400 * 0.07) / 442;
    const smoothing = (100 * -0.15 + 300 * -0.07) / 400;
    expect(describeReliability(panel)).toBe(
      `Probability less accuracy, over all images: Cross-entropy +${crossEntropy.toFixed(4)}, ` +
        `Label smoothing −${(-smoothing).toFixed(4)}; above 0 is too sure.`,
    );
  });

  it('says where nothing is known', () => {
    const nothing = { ...panel, lines: panel.lines.slice(2) };
    expect(describeReliability(nothing)).toBe('How sure the networks are of single images is not at hand.');
  });
});
