import { intervalPlot, metricTitle, nameInProse } from '@experiments/charts';
import type { VariationPanelReport } from '@experiments/contracts';
import { csv } from '../csv.ts';
import type { Figure } from './figure.ts';

export function variationFigure(panel: VariationPanelReport): Figure {
  const { everything, sources, metric } = panel;
  const rows = sources.map(({ title, share }) => ({
    title,
    estimate: share ? { n: 2, mean: share.share, low: share.low, high: share.high } : { n: 0 },
  }));
  const counts = [everything, ...sources].map(({ n }) => n);
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return {
    id: panel.id,
    title: panel.title,
    takeaway: describeVariation(panel),
    caption:
      `Variance of the ${metricTitle(metric)} between seeds in which one source of chance alone differs, over that between seeds in which everything does. ` +
      `Dot: ratio; bar: its 95% F interval. n\u00a0=\u00a0${low === high ? low : `${low} to ${high}`} seeds an arm. The shares of sources that act together need not sum to one.`,
    empty: sources.every(({ share }) => share === undefined),
    whyEmpty: 'Nothing to draw yet: a variance needs two seeds.',
    svg: (width) =>
      intervalPlot(
        {
          title: panel.title,
          metric: 'share of the variance',
          scale: 'log',
          rows: rows.filter(isDrawn),
          marks: { dot: 'ratio', bar: '95% F interval' },
        },
        { width },
      ),
    csv: () =>
      csv(
        ['source', 'arm', 'n', 'sd', 'share', 'low', 'high'],
        [{ ...everything, share: undefined }, ...sources].map(({ title, arm, n, sd, share }) => [
          ...[title, arm, n, sd],
          ...[share?.share, share?.low, share?.high],
        ]),
      ),
  };
}

/** How much of the variance each source makes alone, in a sentence. */
export function describeVariation({ everything, sources, metric }: VariationPanelReport): string {
  const percent = (share: number) => `${Number((100 * share).toPrecision(2))}%`;
  const known = sources.flatMap(({ title, share }) =>
    share
      ? [
          `${nameInProse(title).toLowerCase()} ${percent(share.share)} (${percent(share.low)} to ${percent(share.high)})`,
        ]
      : [],
  );
  if (known.length === 0 || everything.sd === undefined)
    return `The variance of the ${metricTitle(metric)} between seeds is not known yet.`;
  return (
    `Between seeds the ${metricTitle(metric)} has a standard deviation of ${everything.sd.toPrecision(2)} ` +
    `(n\u00a0=\u00a0${everything.n}); of that variance ${known.join(', ')}.`
  );
}

/** A share of nothing has no place on a log scale; the sentence and the file have it. */
function isDrawn({ estimate: { mean } }: { estimate: { mean?: number } }): boolean {
  return mean !== undefined && mean > 0;
}
