import type { DifferencesPanelReport } from '@experiments/contracts';
import { curvePlot } from './curve-plot.ts';
import { curveLine } from './learning-curves.ts';
import type { CurvesOptions } from './learning-curves.ts';
import { metricTitle } from './number-format.ts';
import { distinctStyles, requireFewLines } from './series-styles.ts';
import { describeExtremes, endsOf } from './takeaway.ts';

/**
 * A difference over epochs about a line at zero, an arm a line.
 *
 * @throws InvalidInput for more than six arms.
 */
export function differenceCurves(panel: DifferencesPanelReport, { width, styleOf }: CurvesOptions): string {
  requireFewLines(`panels.${panel.id}.lines`, panel.lines.length);
  const styles = distinctStyles(panel.lines.map(({ arm }) => styleOf?.(arm)));
  return curvePlot(
    {
      title: panel.title,
      description: describeDifferenceCurves(panel),
      measure: differenceTitle(panel),
      scale: 'linear',
      counts: 'epoch',
      difference: true,
      lines: panel.lines.map(({ title, curve }, i) => ({ title, style: styles[i]!, ...curveLine(curve) })),
    },
    width,
  );
}

/** `validation loss − training loss`, or `training loss, minus that of the arm never killed`. */
export function differenceTitle({ metric, minus }: DifferencesPanelReport): string {
  return 'metric' in minus
    ? `${metricTitle(metric)} − ${metricTitle(minus.metric)}`
    : `difference in ${metricTitle(metric)} from “${minus.title}”`;
}

/** Where the lines end; and of those that are zero throughout, that they are. */
export function describeDifferenceCurves(panel: DifferencesPanelReport): string {
  const zero = panel.lines.filter(({ curve }) => isZero(curve));
  const others = panel.lines.filter((line) => !zero.includes(line));
  const exact = zero.map(
    ({ title, curve }) =>
      `Exactly zero after every epoch and in every seed: ${title} (n\u00a0=\u00a0${curve.seeds.length}).`,
  );
  const ends =
    others.length === 0 && zero.length > 0 ? [] : [describeExtremes(differenceTitle(panel), endsOf(others))];
  return [...exact, ...ends].join(' ');
}

function isZero({ points, seeds }: DifferencesPanelReport['lines'][number]['curve']): boolean {
  const values = seeds.flatMap((seed) => seed.values);
  return points.length > 0 && points.every(({ mean }) => mean === 0) && values.every((value) => !value);
}
