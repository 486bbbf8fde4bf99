import type { Estimate, ReliabilityPanelReport, ScatterPanelReport } from '@experiments/contracts';
import { numberFormat } from './number-format.ts';
import { scatterPlot } from './scatter-plot.ts';
import { nameInProse } from './takeaway.ts';

/**
 * Accuracy against mean probability of the images that a network is as sure of, a line an arm, and the diagonal on which
 * both are equal. Intervals end where shares do.
 *
 * @throws InvalidInput for more than six lines.
 */
export function reliabilityPlot(
  panel: ReliabilityPanelReport,
  { width }: { readonly width: number },
): string {
  const scatter: ScatterPanelReport = {
    id: panel.id,
    title: panel.title,
    kind: 'scatter',
    x: { metric: 'mean probability of the predicted class', scale: 'linear' },
    y: { metric: 'share predicted right', scale: 'linear' },
    lines: panel.lines.map(({ title, arm, bins }) => ({
      title,
      points: bins.map(({ probability, accuracy, values }) => ({
        label: '',
        arm,
        x: withinShares(probability),
        y: withinShares(accuracy),
        values: values.map(({ seed, probability: x, accuracy: y }) => ({ seed, x, y })),
      })),
    })),
  };
  return scatterPlot(scatter, { width, identity: true, description: describeReliability(panel) });
}

/** The t interval of a share may go beyond 0 and 1, where a share cannot be. */
function withinShares({ low, high, ...rest }: Estimate): Estimate {
  if (low === undefined || high === undefined) return rest;
  return { ...rest, low: Math.max(0, low), high: Math.min(1, high) };
}

/** Where each line is most wrong about itself, weighed by the images that are there. */
export function describeReliability({ lines }: ReliabilityPanelReport): string {
  const drawn = lines.filter(({ bins }) => bins.length > 0);
  if (drawn.length === 0) return 'How sure the networks are of single images is not at hand.';
  const sides = drawn.map(({ title, bins }) => {
    const images = bins.reduce((sum, bin) => sum + bin.images, 0);
    const gap = bins.reduce(
      (sum, { images, probability, accuracy }) =>
        sum + images * ((probability.mean ?? 0) - (accuracy.mean ?? 0)),
      0,
    );
    return { title, gap: gap / images };
  });
  const format = numberFormat(
    sides.map(({ gap }) => gap),
    { signed: true },
  );
  const words = sides.map(({ title, gap }) => `${nameInProse(title)} ${format(gap)}`);
  return `Probability less accuracy, over all images: ${words.join(', ')}; above 0 is too sure.`;
}
