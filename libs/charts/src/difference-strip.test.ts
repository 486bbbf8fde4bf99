import { describe, expect, it } from 'vitest';
import { differenceStrip } from './difference-strip.ts';
import { drawnEstimate, drawnValues } from './testing/panels.ts';
import { standalone } from './theme.ts';

const strip = { title: 'tanh against relu', candidate: 'tanh', baseline: 'relu' };

describe('differenceStrip', () => {
  it('draws one paired difference', async () => {
    const values = drawnValues('difference', -0.0013, 0.001);
    const svg = differenceStrip({ ...strip, estimate: drawnEstimate(values), values }, { width: 340 });
    await expect(standalone(svg)).toMatchFileSnapshot('__snapshots__/difference-strip.svg');
  });

  it('breaks long names, and is as tall as they need', () => {
    const height = (candidate: string) =>
      Number(
        /height="([\d.]+)"/.exec(
          differenceStrip({ ...strip, candidate, estimate: { n: 0 }, values: [] }, { width: 340 }),
        )![1],
      );
    expect(height('a network with 300 and 100 hidden units')).toBe(height('tanh') + 14);
  });

  it('describes itself', () => {
    const svg = differenceStrip(
      { ...strip, estimate: { n: 1, mean: 0.002 }, values: [0.002] },
      { width: 340 },
    );
    expect(svg).toContain('<desc>tanh minus relu: +0.0020 (n\u00a0=\u00a01, no interval).</desc>');
  });
});
