import { InvalidInput } from '@experiments/contracts';
import type { LayersPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { describeLayers } from './describe-layers.ts';
import { layerPlots } from './layer-plots.ts';
import { drawnLayers } from './testing/recorded.ts';
import { standalone } from './theme.ts';

const panel = (plots: LayersPanelReport['plots']): LayersPanelReport => ({
  id: 'gradient',
  title: 'Gradient norm by layer before training',
  kind: 'layers',
  metric: 'gradient_norm',
  at: 'start',
  scale: 'log',
  plots,
});
const vanishing = [drawnLayers('5 layers', 5, 1e-3, 0.1), drawnLayers('20 layers', 20, 1e-7, 0.1)];
const one = panel([{ title: '', lines: vanishing }]);
const several = panel([
  { title: 'sigmoid, small', lines: vanishing },
  { title: 'tanh, Glorot', lines: [drawnLayers('5 layers', 5, 0.2, 0.1)] },
  { title: 'relu, large', lines: [drawnLayers('20 layers', 20, 1e3, 0.1)] },
]);

describe('layerPlots', () => {
  it('draws one plot as lines that are labelled at their ends', async () => {
    await expect(standalone(layerPlots(one, { width: 720 }))).toMatchFileSnapshot(
      '__snapshots__/layer-plots.svg',
    );
  });

  it.each([
    [720, '__snapshots__/layer-plots-small.svg'],
    [358, '__snapshots__/layer-plots-small-narrow.svg'],
  ])('draws several as small ones on one pair of axes, %i pixels wide', async (width, file) => {
    await expect(standalone(layerPlots(several, { width }))).toMatchFileSnapshot(file);
  });

  it('draws lines of one title alike in all plots', () => {
    const svg = layerPlots(several, { width: 720 });
    const plots = svg.split('<g transform="translate(').slice(1, 4);
    const drawn = plots.map(
      (plot) => new Set([...plot.matchAll(/<g class="s(\d)"><path class="line"/g)].map(([, style]) => style)),
    );
    expect(drawn.map((styles) => [...styles])).toEqual([['1', '2'], ['1'], ['2']]);
  });

  it('leaves a band out where its interval reaches zero, which a log axis cannot show', () => {
    const wide = structuredClone(vanishing);
    const whole = layerPlots(panel([{ title: '', lines: [wide[0]!] }]), { width: 720 });
    wide[0]!.points[2]!.low = -1;
    const cut = layerPlots(panel([{ title: '', lines: [wide[0]!] }]), { width: 720 });
    const pieces = (svg: string) => /class="band" d="([^"]*)"/.exec(svg)![1]!.split('M').length - 1;
    expect([pieces(whole), pieces(cut)]).toEqual([1, 2]);
  });

  it('draws an empty frame before anything has finished', () => {
    const empty = panel([{ title: '', lines: [{ title: 'a', arm: 'a', points: [], seeds: [] }] }]);
    expect(layerPlots(empty, { width: 358 })).not.toContain('NaN');
  });

  it('refuses more lines than can be told apart', () => {
    const lines = [1, 2, 3, 4, 5, 6, 7].map((i) => drawnLayers(`line ${i}`, 3, 1, 2));
    expect(() => layerPlots(panel([{ title: '', lines }]), { width: 720 })).toThrow(InvalidInput);
  });
});

describe('describeLayers', () => {
  it('names the line that changes most and the one that changes least, as factors', () => {
    expect(describeLayers(several)).toMatch(
      /^Before training the mean gradient norm rises most across the layers in “sigmoid, small, 20 layers”, from .* in layer 1 to .* in layer 20, by a factor of .*; it changes least in “tanh, Glorot, 5 layers”, .* by a factor of [\d.]+\.$/,
    );
  });

  it('counts the lines of which it cannot tell', () => {
    const zero = structuredClone(vanishing);
    zero[0]!.points[0]!.mean = 0;
    expect(describeLayers(panel([{ title: '', lines: zero }]))).toMatch(
      /in 20 layers, .* 1 of 2 lines have no factor: a mean is zero or missing\.$/,
    );
    expect(describeLayers(panel([]))).toMatch(/no line has a mean gradient norm/);
  });
});
