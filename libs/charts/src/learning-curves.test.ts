import { InvalidInput } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { learningCurves } from './learning-curves.ts';
import { drawnPanel } from './testing/panels.ts';
import { standalone } from './theme.ts';

const panel = drawnPanel({ relu: 0.34, tanh: 0.345, softmax: 0.5 });

describe('learningCurves', () => {
  it('draws means, bands and seeds, labelled at the ends of the lines', async () => {
    await expect(standalone(learningCurves(panel, { width: 720 }))).toMatchFileSnapshot(
      '__snapshots__/learning-curves.svg',
    );
  });

  it('has a key where the labels would take too much of the width', async () => {
    const long = drawnPanel({
      'a network with 128 hidden units': 0.34,
      'a network with 300 and 100 hidden units': 0.3,
    });
    await expect(standalone(learningCurves(long, { width: 358 }))).toMatchFileSnapshot(
      '__snapshots__/learning-curves-narrow.svg',
    );
  });

  it('draws decades on a log scale', async () => {
    const decades = drawnPanel({ small: 1e-6, large: 30 }, { scale: 'log', title: 'Gradient norm' });
    await expect(standalone(learningCurves(decades, { width: 720 }))).toMatchFileSnapshot(
      '__snapshots__/learning-curves-log.svg',
    );
  });

  it('ends a line in a cross where a seed diverged', () => {
    const lost = structuredClone(panel);
    lost.series[0]!.curve!.points.splice(
      5,
      5,
      ...[6, 7, 8, 9, 10].map((epoch) => ({ epoch, n: 9, notFinite: 1 })),
    );
    expect(learningCurves(panel, { width: 720 }).match(/class="stop"/g)).toBeNull();
    expect(learningCurves(lost, { width: 720 }).match(/class="stop"/g)).toHaveLength(1);
  });

  it('gives arms the styles they wear elsewhere, and no two the same', () => {
    const svg = learningCurves(panel, { width: 720, styleOf: (arm) => (arm === 'softmax' ? 1 : undefined) });
    const labels = [...svg.matchAll(/<g class="s(\d)">(?:<path class="leader"[^>]*>)?<text[^>]*>(\w+)/g)];
    expect(Object.fromEntries(labels.map(([, style, arm]) => [arm, style]))).toEqual({
      relu: '2',
      tanh: '3',
      softmax: '1',
    });
  });

  it('is an image with a name and a description', () => {
    const svg = learningCurves(panel, { width: 720 });
    expect(svg).toMatch(
      /^<svg [^>]*role="img"[^>]*><title>Validation loss by epoch<\/title><desc>Highest validation/,
    );
  });

  it('draws an empty frame before anything has finished', () => {
    const empty = { points: [], seeds: [], metric: 'val_loss' };
    const svg = learningCurves(
      { ...panel, series: [{ arm: 'relu', title: 'relu', curve: empty }] },
      { width: 720 },
    );
    expect(svg).toContain('No arm has a mean validation loss yet.');
    expect(svg).not.toContain('NaN');
  });

  it('refuses more lines than can be told apart', () => {
    const levels = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((i) => [`arm ${i}`, i]));
    expect(() => learningCurves(drawnPanel(levels), { width: 720 })).toThrow(InvalidInput);
  });

  it('escapes what would be markup', () => {
    const svg = learningCurves(drawnPanel({ 'a < b & "c"': 0.4 }), { width: 720 });
    expect(svg).toContain('a &#60; b &#38; &#34;c&#34;');
  });
});
