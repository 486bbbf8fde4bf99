import { describeScatter, metricTitle, scatterPlot } from '@experiments/charts';
import type { ScatterPanelReport } from '@experiments/contracts';
import { csv, estimateCells, estimateHeader } from '../csv.ts';
import { estimateWords, seedCount, withoutRuns } from './figure.ts';
import type { Figure } from './figure.ts';

export function scatterFigure(panel: ScatterPanelReport): Figure {
  const { x, y } = panel;
  const points = panel.lines.flatMap(({ title, points }) =>
    points.map((point) => ({ ...point, name: `${title}, ${point.label}` })),
  );
  const lost = points.filter((point) => point.x.notFinite !== undefined || point.y.notFinite !== undefined);
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeScatter(panel),
    caption: [
      `Mark: means; bars: their 95% t intervals; faint: single seeds. ${seedCount(points.map((point) => point.y))}.`,
      ...(lost.length > 0
        ? [`Without a mean, since a value is not finite: ${lost.length} of ${points.length}.`]
        : []),
      ...withoutRuns(points.filter((point) => point.values.length === 0).map(({ name }) => name)),
    ].join(' '),
    empty: points.every(({ values }) => values.length === 0),
    table: {
      header: ['arm', metricTitle(x.metric), '95% interval', metricTitle(y.metric), '95% interval', 'n'],
      rows: points.map((point) => [
        point.name,
        ...estimateWords(point.x).slice(0, 2),
        ...estimateWords(point.y),
      ]),
    },
    svg: (width) => scatterPlot(panel, { width }),
    csv: () =>
      csv(
        ['line', 'point', 'arm', 'metric', ...estimateHeader],
        panel.lines.flatMap(({ title, points: ofLine }) =>
          ofLine.flatMap((point) =>
            [
              { metric: x.metric, estimate: point.x },
              { metric: y.metric, estimate: point.y },
            ].map(({ metric, estimate }) => [
              title,
              point.label,
              point.arm,
              metric,
              ...estimateCells(estimate),
            ]),
          ),
        ),
      ),
  };
}
