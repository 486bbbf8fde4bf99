import { describeDifferenceCurves, differenceCurves, differenceTitle } from '@experiments/charts';
import type { DifferencesPanelReport } from '@experiments/contracts';
import { curvesCsv } from '../csv.ts';
import { estimateColumns, estimateWords, seedCount, withoutRuns } from './figure.ts';
import type { Figure } from './figure.ts';

export function differenceCurvesFigure(
  panel: DifferencesPanelReport,
  styles: ReadonlyMap<string, number>,
): Figure {
  const points = panel.lines.flatMap(({ curve }) => curve.points);
  const noun = 'arm' in panel.minus ? 'pairs' : 'seeds';
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeDifferenceCurves(panel),
    caption: [
      `Line: mean difference after each epoch, ${noun === 'pairs' ? 'paired by seed' : 'within each run'}; band: its 95% t interval; behind: single ${noun}. ${seedCount(points, noun)}.`,
      ...(points.some(({ n }) => n > 0 && n < 3) ? [`Fewer than three ${noun} have no band.`] : []),
      ...(points.some(({ notFinite }) => notFinite !== undefined)
        ? ['A line ends in a cross where the first of its seeds diverged.']
        : []),
      ...withoutRuns(panel.lines.filter(({ curve }) => curve.points.length === 0).map(({ title }) => title)),
    ].join(' '),
    empty: points.length === 0,
    table: {
      header: ['arm', 'last epoch', differenceTitle(panel), ...estimateColumns.slice(1)],
      rows: panel.lines.map(({ title, curve }) => {
        const last = curve.points.at(-1);
        return [title, String(last?.epoch ?? ''), ...estimateWords(last ?? { n: 0 })];
      }),
    },
    svg: (width) => differenceCurves(panel, { width, styleOf: (arm) => styles.get(arm) }),
    csv: () => curvesCsv(differenceTitle(panel), panel.lines),
  };
}
