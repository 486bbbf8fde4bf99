import { describeLayers, formatNumber, layerPlots, metricTitle } from '@experiments/charts';
import type { LayersPanelReport } from '@experiments/contracts';
import { csv, distinctSeeds, estimateCells, estimateHeader } from '../csv.ts';
import { seedCount, withoutRuns } from './figure.ts';
import type { Figure } from './figure.ts';

export function layersFigure(panel: LayersPanelReport, styles: ReadonlyMap<string, number>): Figure {
  const lines = panel.plots.flatMap((plot) =>
    plot.lines.map((line) => ({
      ...line,
      name: [plot.title, line.title].filter((part) => part !== '').join(', '),
    })),
  );
  const points = lines.flatMap((line) => line.points);
  const several = panel.plots.length > 1;
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeLayers(panel),
    caption: [
      `Line: mean over seeds; band: its 95% t interval; behind: single seeds. ${seedCount(points)}.`,
      'Layers are counted from the input; the last one gives the answer.',
      ...(several ? ['All plots have the same axes.'] : []),
      ...(panel.scale === 'log' && points.some(({ low }) => low !== undefined && low <= 0)
        ? ['A band is left out where its interval reaches zero, which a log axis cannot show.']
        : []),
      ...(panel.scale === 'log' && points.some(({ mean }) => mean === 0)
        ? ['A mean of zero lies on the lower edge.']
        : []),
      ...(points.some(({ n }) => n > 0 && n < 3) ? ['Fewer than three seeds have no band.'] : []),
      ...(points.some(({ notFinite }) => notFinite !== undefined)
        ? ['A line leaves out layers in which a value is not finite.']
        : []),
      ...withoutRuns(lines.filter((line) => line.points.length === 0).map(({ name }) => name)),
    ].join(' '),
    empty: points.length === 0,
    table: {
      header: ['line', `${metricTitle(panel.metric)}, first layer`, 'last layer', 'layers', 'n'],
      rows: lines.map((line) => [
        line.name,
        meanWords(line.points[0]),
        meanWords(line.points.at(-1)),
        String(line.points.length),
        String(line.points[0]?.n ?? 0),
      ]),
    },
    svg: (width) => layerPlots(panel, { width, styleOf: (arm) => styles.get(arm) }),
    csv: () => layersCsv(panel),
  };
}

function meanWords(point: { readonly mean?: number | undefined } | undefined): string {
  return point?.mean === undefined ? '' : formatNumber(point.mean);
}

/** A line a line and layer, with the single seeds in columns of their own. */
function layersCsv({ metric, at, plots }: LayersPanelReport): string {
  const seeds = distinctSeeds(
    plots.flatMap(({ lines }) => lines.flatMap((line) => line.seeds.map(({ seed }) => seed))),
  );
  return csv(
    [
      'plot',
      'line',
      'arm',
      'metric',
      'at',
      'layer',
      ...estimateHeader,
      ...seeds.map((seed) => `seed_${seed}`),
    ],
    plots.flatMap((plot) =>
      plot.lines.flatMap((line) =>
        line.points.map(({ layer, ...point }, i) => [
          ...[plot.title, line.title, line.arm, metric, at, layer],
          ...estimateCells(point),
          ...seeds.map((seed) => line.seeds.find((one) => one.seed === seed)?.values[i]),
        ]),
      ),
    ),
  );
}
