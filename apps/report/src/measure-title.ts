import { metricTitle } from '@experiments/charts';
import type { ComparisonReport } from '@experiments/contracts';

/** What is compared, in words: a metric, its value before training or at its highest, or the time until it reaches one. */
export function measureTitle({
  metric,
  at,
  until,
}: Pick<ComparisonReport, 'metric' | 'at' | 'until'>): string {
  const title = metricTitle(metric);
  if (until !== undefined) return `${until.in} until ${title} ${until.reaches}`;
  if (at === 'start') return `${title}, before training`;
  return at === 'highest' ? `highest ${title}` : title;
}
