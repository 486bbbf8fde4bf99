import { InvalidInput } from '@experiments/contracts';
import type { ResponsePanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { responsePlot } from './response-plot.ts';
import { describeResponse } from './takeaway.ts';
import { drawnResponse } from './testing/recorded.ts';
import { standalone } from './theme.ts';

const rates: ResponsePanelReport = {
  id: 'rates',
  title: 'Test accuracy against the learning rate',
  kind: 'response',
  metric: 'test_accuracy',
  scale: 'linear',
  x: { title: 'learning rate', scale: 'log' },
  lines: [
    drawnResponse('plain', { '0.0001': 0.8, '0.001': 0.84, '0.01': 0.8, '0.1': 0.6 }),
    drawnResponse('batch normalisation', { '0.0001': 0.82, '0.001': 0.85, '0.01': 0.83, '0.1': 0.75 }),
  ],
};
const activations: ResponsePanelReport = {
  ...rates,
  x: { title: 'activation', scale: 'category' },
  lines: [
    drawnResponse('Glorot uniform', { relu: 0.83, tanh: 0.84, softmax: 0.8 }),
    drawnResponse('He normal', { relu: 0.84, tanh: 0.83, softmax: 0.82 }),
  ],
};
const tried = (title: string, scores: Readonly<Record<string, number>>, chosen: number) => ({
  title,
  points: Object.entries(scores).map(([x, score]) => ({
    x: Number(x),
    arm: title,
    estimate: { n: 1, mean: score },
    values: [{ seed: 1, value: score }],
    chosen: Number(x) === chosen,
  })),
});

describe('responsePlot', () => {
  it('draws means with intervals against numbers on a log axis', async () => {
    await expect(standalone(responsePlot(rates, { width: 720 }))).toMatchFileSnapshot(
      '__snapshots__/response-plot.svg',
    );
  });

  it('draws categories in the order in which they come, named below where it is narrow', async () => {
    await expect(standalone(responsePlot(activations, { width: 358 }))).toMatchFileSnapshot(
      '__snapshots__/response-plot-categories-narrow.svg',
    );
  });

  it('rings the value that tuning chose, and has no bars for single runs', () => {
    const svg = responsePlot(
      { ...rates, lines: [tried('Adam', { '0.001': 0.4, '0.003': 0.35, '0.01': 0.5 }, 0.003)] },
      { width: 720 },
    );
    expect(svg.match(/class="chosen"/g)).toHaveLength(1);
    expect(svg).not.toContain('class="whisker"');
  });

  it('puts a cross on the lower edge where a value is not finite, and nothing where there is none', () => {
    const lost = structuredClone(rates);
    lost.lines[0]!.points[3]!.estimate = { n: 8, notFinite: 2 };
    lost.lines[1]!.points[3]!.estimate = { n: 0 };
    expect(responsePlot(rates, { width: 720 })).not.toContain('class="stop"');
    expect(responsePlot(lost, { width: 720 }).match(/class="stop"/g)).toHaveLength(1);
  });

  it('names round values where there is no room for every number', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [String(2 ** i / 1e6), 0.8]));
    const svg = responsePlot({ ...rates, lines: [drawnResponse('a', many)] }, { width: 358 });
    expect(svg.match(/v4"/g)!.length).toBeLessThan(10);
  });

  it('refuses more lines than can be told apart', () => {
    const lines = Array.from({ length: 7 }, () => rates.lines[0]!);
    expect(() => responsePlot({ ...rates, lines }, { width: 720 })).toThrow(InvalidInput);
  });
});

describe('describeResponse', () => {
  it('names the highest and the lowest with what they were given', () => {
    expect(describeResponse(rates)).toMatch(
      /^Highest test accuracy: batch normalisation with 0\.8\d\d\d .* at learning rate = 0\.001; lowest: plain with 0\.6\d\d\d .* at learning rate = 0\.1\.$/,
    );
  });

  it('names what tuning chose', () => {
    const lines = [tried('Adam', { '0.001': 0.4, '0.003': 0.35 }, 0.003)];
    expect(describeResponse({ ...rates, lines })).toMatch(/ Tuning chose 0\.003 for Adam\.$/);
  });
});
