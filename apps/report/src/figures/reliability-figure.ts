import { describeReliability, reliabilityPlot } from '@experiments/charts';
import type { ReliabilityPanelReport } from '@experiments/contracts';
import { csv, estimateCells, estimateHeader } from '../csv.ts';
import { estimateColumns, estimateWords, withoutRuns } from './figure.ts';
import type { Figure } from './figure.ts';

export function reliabilityFigure(panel: ReliabilityPanelReport): Figure {
  const rows = panel.lines.flatMap(({ title, bins }) => bins.map((bin) => ({ title, ...bin })));
  const counts = panel.lines.map(({ runs }) => runs).filter((runs) => runs > 0);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeReliability(panel),
    caption: [
      'Test images in 15 bins by the probability of the class they are given; on the diagonal the network is as often right as it is sure.',
      `Mark: means over the seeds; bars: 95% t intervals, cut at 0 and 1; faint: single seeds. n\u00a0=\u00a0${low === high ? low : `${low} to ${high}`} seeds.`,
      'A bin of few images has a wide interval.',
      ...withoutRuns(panel.lines.filter(({ runs }) => runs === 0).map(({ title }) => title)),
    ].join(' '),
    empty: rows.length === 0,
    whyEmpty: 'Nothing to draw yet: no run has recorded how sure it is of single images.',
    table: {
      header: ['loss', 'mean probability', 'images, all seeds', 'share right', ...estimateColumns.slice(1)],
      rows: rows.map(({ title, probability, accuracy, images }) => [
        title,
        (probability.mean ?? NaN).toFixed(3),
        images.toLocaleString('en'),
        ...estimateWords(accuracy),
      ]),
    },
    svg: (width) => reliabilityPlot(panel, { width }),
    csv: () =>
      csv(
        ['line', 'images', 'mean_probability', ...estimateHeader],
        rows.map(({ title, images, probability, accuracy }) => [
          title,
          images,
          probability.mean,
          ...estimateCells(accuracy),
        ]),
      ),
  };
}
