import type { DifferencesPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { describeDifferenceCurves, differenceCurves } from './difference-curves.ts';
import { drawnPanel } from './testing/panels.ts';
import { standalone } from './theme.ts';

const gap: DifferencesPanelReport = {
  id: 'gap',
  title: 'Gap between validation and training loss',
  kind: 'differences',
  metric: 'val_loss',
  minus: { metric: 'loss' },
  lines: drawnPanel({ plain: 0.4, dropout: -0.02 }).series.map(({ arm, title, curve }) => ({
    arm,
    title,
    curve: curve!,
  })),
};
const zero = {
  metric: 'loss',
  points: [1, 2].map((epoch) => ({ epoch, n: 2, mean: 0, sd: 0, low: 0, high: 0 })),
  seeds: [1, 2].map((seed) => ({ seed, values: [0, 0] })),
};
const resumed: DifferencesPanelReport = {
  ...gap,
  metric: 'loss',
  minus: { arm: 'never-killed', title: 'Never killed' },
  lines: [{ arm: 'resumed', title: 'Resumed', curve: zero }],
};

describe('differenceCurves', () => {
  it('draws differences about a line at zero', async () => {
    await expect(standalone(differenceCurves(gap, { width: 720 }))).toMatchFileSnapshot(
      '__snapshots__/difference-curves.svg',
    );
  });

  it('has room about a difference of zero', () => {
    const svg = differenceCurves(resumed, { width: 358 });
    expect(svg).not.toContain('NaN');
    expect(svg).toContain('class="zero"');
  });
});

describe('describeDifferenceCurves', () => {
  it('says where the lines end', () => {
    expect(describeDifferenceCurves(gap)).toMatch(
      /^Highest validation loss − training loss: plain with .* after epoch 10; lowest: dropout with 0\.07\d\d .* after epoch 10\.$/,
    );
  });

  it('says that a difference is zero throughout, and only then', () => {
    expect(describeDifferenceCurves(resumed)).toBe(
      'Exactly zero after every epoch and in every seed: Resumed (n\u00a0=\u00a02).',
    );
    const nearly = structuredClone(resumed);
    nearly.lines[0]!.curve.seeds = [
      { seed: 1, values: [0, 1e-9] },
      { seed: 2, values: [0, -1e-9] },
    ];
    expect(describeDifferenceCurves(nearly)).toMatch(
      /^Difference in training loss from “Never killed”: Resumed/,
    );
  });
});
