import type { Curve, SeriesPanelReport } from '@experiments/contracts';
import { curvePlot } from './curve-plot.ts';
import { metricTitle } from './number-format.ts';
import { distinctStyles, requireFewLines } from './series-styles.ts';
import type { StyleOf } from './series-styles.ts';
import { describeCurves } from './takeaway.ts';

export interface CurvesOptions {
  /** Pixels; about 720 for a desktop column, 360 for a phone. */
  readonly width: number;
  /** The style, 1 ... 6, that an arm wears on every figure; without one it takes one that is free in this. */
  readonly styleOf?: StyleOf | undefined;
}

/**
 * Metric over epochs, an arm a line, with bands and seeds as in {@link curvePlot}.
 *
 * @throws InvalidInput for more than six arms: a reader cannot tell more lines apart.
 */
export function learningCurves(panel: SeriesPanelReport, { width, styleOf }: CurvesOptions): string {
  requireFewLines(`panels.${panel.id}.series`, panel.series.length);
  const styles = distinctStyles(panel.series.map(({ arm }) => styleOf?.(arm)));
  return curvePlot(
    {
      title: panel.title,
      description: describeCurves(panel),
      measure: metricTitle(panel.metric),
      scale: panel.scale,
      counts: 'epoch',
      lines: panel.series.map(({ title, curve }, i) => ({
        title,
        style: styles[i]!,
        ...curveLine(curve ?? { points: [], seeds: [] }),
      })),
    },
    width,
  );
}

/** A curve's points by their epochs. */
export function curveLine({ points, seeds }: Pick<Curve, 'points' | 'seeds'>) {
  return { points: points.map(({ epoch, ...estimate }) => ({ x: epoch, ...estimate })), seeds };
}
