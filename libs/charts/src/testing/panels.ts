import type { Estimate, SeriesPanelReport } from '@experiments/contracts';
import { randomStream } from '@experiments/random';

/** An estimate about these values; the half width is 2.26 SD / sqrt(n), near enough for a drawing. */
export function drawnEstimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { n, mean };
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const half = (2.26 * sd) / Math.sqrt(n);
  return { n, mean, sd, low: mean - half, high: mean + half };
}

/** Values of ten seeds about a centre. */
export function drawnValues(name: string, centre: number, spread = 0.002): number[] {
  const random = randomStream(1, name);
  return Array.from({ length: 10 }, () => Number((centre + spread * random.normal()).toFixed(5)));
}

/** Curves that fall from 0.9 to each arm's level in ten epochs. */
export function drawnPanel(
  levels: Readonly<Record<string, number>>,
  more: Partial<SeriesPanelReport> = {},
): SeriesPanelReport {
  const epochs = Array.from({ length: 10 }, (_, i) => i + 1);
  return {
    id: 'drawn',
    title: 'Validation loss by epoch',
    kind: 'curves',
    metric: 'val_loss',
    scale: 'linear',
    series: Object.entries(levels).map(([arm, level]) => {
      const values = epochs.map((epoch) =>
        drawnValues(`${arm} ${epoch}`, level + (0.9 - level) / epoch, 0.03 * level),
      );
      return {
        arm,
        title: arm,
        curve: {
          metric: 'val_loss',
          points: epochs.map((epoch, i) => ({ epoch, ...drawnEstimate(values[i]!) })),
          seeds: epochs.map((seed) => ({ seed, values: values.map((ofEpoch) => ofEpoch[seed - 1]!) })),
        },
      };
    }),
    ...more,
  };
}
