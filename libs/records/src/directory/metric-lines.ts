import { formatMetricValue, parseMetricValue } from '../metric-value.ts';
import type { MetricRecord } from '../run-store.ts';

/** The points of a metric by step. */
export type Series = ReadonlyMap<number, MetricRecord>;

/** A metric's file as MLflow writes it: a line `<milliseconds> <value> <step>` a point; here sorted by step. */
export function formatPoints(series: Series): string {
  return [...series.values()]
    .sort((a, b) => a.step - b.step)
    .map(({ timestamp, value, step }) => `${timestamp} ${formatMetricValue(value)} ${step}\n`)
    .join('');
}

/**
 * The points of a metric's file, in the order of their steps. MLflow clients may leave out the step, and may add the
 * name and digest of a data set.
 *
 * @throws SyntaxError where a line is no point.
 */
export function parsePoints(key: string, text: string): MetricRecord[] {
  const points = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [timestamp = '', value = '', step = '0'] = line.split(' ');
      return {
        key,
        step: parseInteger(step),
        value: parseMetricValue(value),
        timestamp: parseInteger(timestamp),
      };
    });
  return points.sort((a, b) => a.step - b.step);
}

function parseInteger(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new SyntaxError(`${JSON.stringify(text)} is not an integer`);
  return Number(text);
}
