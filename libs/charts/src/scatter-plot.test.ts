import { InvalidInput } from '@experiments/contracts';
import type { ScatterPanelReport } from '@experiments/contracts';
import { describe, expect, it } from 'vitest';
import { scatterPlot } from './scatter-plot.ts';
import { describeScatter } from './takeaway.ts';
import { drawnEstimate, drawnValues } from './testing/panels.ts';
import { standalone } from './theme.ts';

const point = (label: string, epochs: number, accuracy: number) => {
  const x = drawnValues(`epochs ${epochs}`, epochs, 1.5);
  const y = drawnValues(`accuracy ${accuracy}`, accuracy, 0.002);
  return {
    label,
    arm: `patience-${label}`,
    x: drawnEstimate(x),
    y: drawnEstimate(y),
    values: x.map((value, i) => ({ seed: i + 1, x: value, y: y[i]! })),
  };
};
const panel: ScatterPanelReport = {
  id: 'spent',
  title: 'Test accuracy against epochs spent',
  kind: 'scatter',
  x: { metric: 'epochs_run', scale: 'linear' },
  y: { metric: 'test_accuracy', scale: 'linear' },
  lines: [
    { title: 'training accuracy', points: [point('1', 20, 0.879)] },
    {
      title: 'validation loss',
      points: [point('1', 8, 0.872), point('5', 14, 0.88), point('10', 22, 0.881)],
    },
  ],
};

describe('scatterPlot', () => {
  it.each([
    [720, '__snapshots__/scatter-plot.svg'],
    [358, '__snapshots__/scatter-plot-narrow.svg'],
  ])('draws means with intervals both ways, %i pixels wide', async (width, file) => {
    await expect(standalone(scatterPlot(panel, { width }))).toMatchFileSnapshot(file);
  });

  it('leaves out a point without both means', () => {
    const lost = structuredClone(panel);
    lost.lines[1]!.points[2]!.y = { n: 9, notFinite: 1 };
    const marks = (svg: string) => svg.match(/class="mark"/g)!.length;
    expect(marks(scatterPlot(panel, { width: 720 })) - marks(scatterPlot(lost, { width: 720 }))).toBe(1);
  });

  it('refuses more lines than can be told apart', () => {
    const lines = Array.from({ length: 7 }, () => panel.lines[0]!);
    expect(() => scatterPlot({ ...panel, lines }, { width: 720 })).toThrow(InvalidInput);
  });
});

it('describeScatter names the highest and the lowest with their place', () => {
  expect(describeScatter(panel)).toMatch(
    /^Highest test accuracy: “validation loss, 10” with 0\.88\d\d .* at 2\d\.\d\d epochs run; lowest: “validation loss, 1” with .* epochs run\.$/,
  );
});
