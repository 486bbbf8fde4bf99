import { describeResponse, formatGiven, metricTitle, responsePlot } from '@experiments/charts';
import type { ResponsePanelReport } from '@experiments/contracts';
import { csv, distinctSeeds, estimateCells, estimateHeader } from '../csv.ts';
import { estimateColumns, estimateWords, seedCount, withoutRuns } from './figure.ts';
import type { Figure } from './figure.ts';

export function responseFigure(panel: ResponsePanelReport): Figure {
  const points = panel.lines.flatMap(({ title, points }) =>
    points.map((point) => ({ ...point, line: title })),
  );
  const tried = points.some(({ chosen }) => chosen !== undefined);
  const missing = points.filter(({ estimate: { n, notFinite } }) => n === 0 && notFinite === undefined);
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeResponse(panel),
    caption: [
      tried
        ? 'Mark: the score of one run on validation images; ring: the value that tuning chose. One seed a value, so there is no interval.'
        : `Mark: mean; bar: its 95% t interval; faint: single seeds. ${seedCount(points.map(({ estimate }) => estimate))}.`,
      ...(panel.lines.length > 1 && points.some(({ estimate }) => estimate.low !== undefined)
        ? ['Lines stand a little apart sideways, so that bars do not cover each other.']
        : []),
      ...(points.some(({ estimate }) => estimate.notFinite !== undefined)
        ? ['A cross on the lower edge stands where a value is not finite, so that there is no mean.']
        : []),
      ...withoutRuns(missing.map(({ line, x }) => `${line} at ${x}`)),
    ].join(' '),
    empty: points.every(({ values }) => values.length === 0),
    ...(tried && { whyEmpty: 'Nothing to draw yet: tuning has not chosen a value.' }),
    table: {
      header: ['line', panel.x.title, metricTitle(panel.metric), ...estimateColumns.slice(1)],
      rows: points.map(({ line, x, estimate }) => [
        line,
        typeof x === 'number' ? formatGiven(x) : x,
        ...estimateWords(estimate),
      ]),
    },
    svg: (width) => responsePlot(panel, { width }),
    csv: () => responseCsv(panel),
  };
}

function responseCsv({ metric, x, lines }: ResponsePanelReport): string {
  const seeds = distinctSeeds(
    lines.flatMap(({ points }) => points.flatMap(({ values }) => values.map(({ seed }) => seed))),
  );
  return csv(
    ['line', x.title, 'arm', 'metric', 'chosen', ...estimateHeader, ...seeds.map((seed) => `seed_${seed}`)],
    lines.flatMap(({ title, points }) =>
      points.map((point) => [
        ...[title, point.x, point.arm, metric, point.chosen],
        ...estimateCells(point.estimate),
        ...seeds.map((seed) => point.values.find((one) => one.seed === seed)?.value),
      ]),
    ),
  );
}
